def f(a):
    try:
        a()
    except ValueError as error:
        return error
    except (KeyError, IndexError):
        raise
    except:
        raise a from None
    else:
        a = 1
    finally:
        a = 2
    assert a, "message"
