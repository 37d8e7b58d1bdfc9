from string import Template

t = Template("$who likes ${what}, not $$5 or $whatever")
print(t.substitute(who="Ann", what="maps", whatever=[1]), t.template)
print(t.substitute({"who": 1, "what": 2}, whatever=3), t.safe_substitute(who="Bo"))
print(t.get_identifiers(), t.is_valid(), Template("a $ b").is_valid())


def shown(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


shown(lambda: t.substitute(who=1))
shown(lambda: Template("x\ny $ {").substitute())
shown(lambda: Template("${").substitute())
shown(lambda: Template("$1").substitute())
shown(lambda: Template("${a b}").safe_substitute(a=1))
shown(lambda: Template("$a $").safe_substitute(a=1))
shown(lambda: Template())
shown(lambda: t.substitute({}, {}))
shown(lambda: Template("$a_1$B-$é").safe_substitute(a_1="x", B="y"))


class Percent(Template):
    delimiter = "%"


print(Percent("%a%% $a %{b}").substitute(a=1, b=2))
