class Stop(BaseException):
    pass


try:
    try:
        raise Stop("now")
    except Exception:
        print("never")
    finally:
        print("finally")
except BaseException as error:
    print(repr(error), isinstance(error, Exception))


class Multi(Stop, Exception):
    pass


try:
    raise Multi
except Exception as error:
    print(repr(error))


class Plain(Exception, dict):
    pass
