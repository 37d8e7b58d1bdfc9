class C:
    attr = 1

    def __init__(self, a, b=2):
        self.a = a

    def method(self, x, *, key):
        return x

    def no_self():
        pass

    @property
    def prop(self):
        return 1


c = C(1)

def f(*args, **kwargs):
    return 1



def test_0(c=c):
    C()

def test_1(c=c):
    C(1, 2, 3)

def test_2(c=c):
    C(a=1, c=2)

def test_3(c=c):
    C(b=3)

def test_4(c=c):
    c.method()

def test_5(c=c):
    c.method(1)

def test_6(c=c):
    c.method(1, 2, key=3)

def test_7(c=c):
    c.method(1, key=2, other=3)

def test_8(c=c):
    c.no_self()

def test_9(c=c):
    C.method(c)

def test_10(c=c):
    C.method()

def test_11(c=c):
    c()

def test_12(c=c):
    c.attr()

def test_13(c=c):
    c.prop()

def test_14(c=c):
    c.missing

def test_15(c=c):
    c.missing()

def test_16(c=c):
    C.missing

def test_17(c=c):
    c.atr

def test_18(c=c):
    c.metod

def test_19(c=c):
    c + 1

def test_20(c=c):
    1 + c

def test_21(c=c):
    c - c

def test_22(c=c):
    c * 2

def test_23(c=c):
    c @ c

def test_24(c=c):
    c ** 2

def test_25(c=c):
    c // c

def test_26(c=c):
    c % 2

def test_27(c=c):
    c & c

def test_28(c=c):
    c | 1

def test_29(c=c):
    c ^ 1

def test_30(c=c):
    c << 1

def test_31(c=c):
    ~c

def test_32(c=c):
    -c

def test_33(c=c):
    +c

def test_34(c=c):
    abs(c)

def test_35(c=c):
    c < c

def test_36(c=c):
    c >= 1

def test_37(c=c):
    c[0]

def test_38(c=c):
    c[0] = 1

def test_39(c=c):
    del c[0]

def test_40(c=c):
    del c['k']

def test_41(c=c):
    len(c)

def test_42(c=c):
    iter(c)

def test_43(c=c):
    next(c)

def test_44(c=c):
    reversed(c)

def test_45(c=c):
    1 in c

def test_46(c=c):
    for _ in c: pass

def test_47(c=c):
    a, b = c

def test_48(c=c):
    [*c]

def test_49(c=c):
    f(*c)

def test_50(c=c):
    f(**c)

def test_51(c=c):
    {**c}

def test_52(c=c):
    hash(c) and None

def test_53(c=c):
    int(c)

def test_54(c=c):
    float(c)

def test_55(c=c):
    str(c)[:0]

def test_56(c=c):
    bool(c) and None

def test_57(c=c):
    round(c)

def test_58(c=c):
    divmod(c, 1)

def test_59(c=c):
    pow(c, 2, 3)

def test_60(c=c):
    c += 1

def test_61(c=c):
    c -= c

def test_62(c=c):
    c.prop = 5

def test_63(c=c):
    del c.prop

def test_64(c=c):
    c.method = 5

def test_65(c=c):
    del c.method

def test_66(c=c):
    del c.zzz

def test_67(c=c):
    with c: pass

def test_68(c=c):
    raise c

def test_69(c=c):
    sorted([c, c])

def test_70(c=c):
    max(c, c)

def test_71(c=c):
    sum([c])

def test_72(c=c):
    '%d' % c

def test_73(c=c):
    '%s %s' % c

def test_74(c=c):
    '{:5}'.format(c)

def test_75(c=c):
    f'{c:d}'

def test_76(c=c):
    range(c)

def test_77(c=c):
    [1][c]

def test_78(c=c):
    'a' * c

def test_79(c=c):
    'a' + c

def test_80(c=c):
    [1] + c

def test_81(c=c):
    (1,) + c

def test_82(c=c):
    {1} | c

def test_83(c=c):
    {} | c

def test_84(c=c):
    'x'.join([c])

def test_85(c=c):
    'x' in c

def test_86(c=c):
    c in 'x'

def test_87(c=c):
    isinstance(1, c)

def test_88(c=c):
    issubclass(c, C)

def test_89(c=c):
    getattr(c, 'zzz')

def test_90(c=c):
    setattr(c, 1, 2)

def test_91(c=c):
    vars(1)

def test_92(c=c):
    super(C, 1).x

def test_93(c=c):
    super(1, c)

def test_94(c=c):
    C.prop.fget()

def test_95(c=c):
    C.attr.real.imag.x

def test_96(c=c):
    type('X', (c,), {})

def test_97(c=c):
    type('X', (C, C), {})

def test_98(c=c):
    class D(c): pass

def test_99(c=c):
    int.__add__(1)

def test_100(c=c):
    object.__init__(c, 1)

def test_101(c=c):
    object.__new__(C, 1) and None

def test_102(c=c):
    object.__new__(int)

def test_103(c=c):
    object(1)

def test_104(c=c):
    C.__init__()

def test_105(c=c):
    C.__init__(1)

def test_106(c=c):
    int.__add__('a', 1)

def test_107(c=c):
    list.append({}, 1)

def test_108(c=c):
    str.upper(1)

def test_109(c=c):
    dict.get([], 1)

def test_110(c=c):
    c.__class__ = 5

def test_111(c=c):
    c.__class__ = int

def test_112(c=c):
    c.__dict__ = 5

def test_113(c=c):
    C.__dict__['x'] = 1

def test_114(c=c):
    (5).__add__()

def test_115(c=c):
    C.__name__ = 5

def test_116(c=c):
    int.x = 1

def test_117(c=c):
    (1).x = 1

def test_118(c=c):
    ''.x = 1

def test_119(c=c):
    None.x

def test_120(c=c):
    None()

def test_121(c=c):
    len.x

def test_122(c=c):
    f.x

def test_123(c=c):
    f.__name__ = 5

def test_124(c=c):
    print.x = 5

def test_125(c=c):
    [].append.x

def test_126(c=c):
    [].nope

def test_127(c=c):
    ().append

def test_128(c=c):
    'abc'.push

def test_129(c=c):
    {}.add

def test_130(c=c):
    (5).append

def test_131(c=c):
    5.5.foo

def test_132(c=c):
    (5).__add__(1, 2)

def test_133(c=c):
    NotImplemented + 1



tests = 134
for n, test in enumerate((test_0, test_1, test_2, test_3, test_4, test_5, test_6, test_7, test_8, test_9, test_10, test_11, test_12, test_13, test_14, test_15, test_16, test_17, test_18, test_19, test_20, test_21, test_22, test_23, test_24, test_25, test_26, test_27, test_28, test_29, test_30, test_31, test_32, test_33, test_34, test_35, test_36, test_37, test_38, test_39, test_40, test_41, test_42, test_43, test_44, test_45, test_46, test_47, test_48, test_49, test_50, test_51, test_52, test_53, test_54, test_55, test_56, test_57, test_58, test_59, test_60, test_61, test_62, test_63, test_64, test_65, test_66, test_67, test_68, test_69, test_70, test_71, test_72, test_73, test_74, test_75, test_76, test_77, test_78, test_79, test_80, test_81, test_82, test_83, test_84, test_85, test_86, test_87, test_88, test_89, test_90, test_91, test_92, test_93, test_94, test_95, test_96, test_97, test_98, test_99, test_100, test_101, test_102, test_103, test_104, test_105, test_106, test_107, test_108, test_109, test_110, test_111, test_112, test_113, test_114, test_115, test_116, test_117, test_118, test_119, test_120, test_121, test_122, test_123, test_124, test_125, test_126, test_127, test_128, test_129, test_130, test_131, test_132, test_133)):
    try:
        test()
        print(n, 'no error')
    except Exception as error:
        print(n, type(error).__name__, str(error).split(' at 0x')[0])
