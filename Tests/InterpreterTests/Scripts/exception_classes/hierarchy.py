class ShopError(Exception): pass
class StockError(ShopError): pass
class PriceError(ShopError, ValueError): pass
class Both(StockError, PriceError): pass


def classify(error):
    try:
        raise error
    except StockError:
        return "stock"
    except ValueError:
        return "value"
    except ShopError:
        return "shop"
    except (KeyError, IndexError):
        return "lookup"
    except Exception as other:
        return "other " + type(other).__name__
    except BaseException:
        return "base"


for error in (ShopError(), StockError(), PriceError("p"), Both(), ValueError(), KeyError(1), TypeError, ZeroDivisionError, SystemExit(3), KeyboardInterrupt()):
    print(type(error).__name__ if not isinstance(error, type) else error, classify(error))
print([c.__name__ for c in Both.__mro__])
print(isinstance(PriceError(), (ValueError,)), issubclass(Both, ValueError), issubclass(StockError, ValueError))
errors = (StockError, PriceError)
try:
    raise Both("x")
except errors as error:
    print(repr(error), type(error).__mro__[1].__name__)
try:
    try:
        raise StockError("inner")
    except PriceError:
        print("not here")
except ShopError as error:
    print("outer", error)


class Handler:
    catches = StockError

    def run(self, error):
        try:
            raise error
        except self.catches as caught:
            return caught


print(repr(Handler().run(Both("b"))))
for bad in (5, "text", Handler, [StockError]):
    try:
        try:
            raise ShopError("s")
        except bad:
            print("no")
    except TypeError as error:
        print(error, "| context:", repr(error.__context__))
