class Person:
    def __init__(self, name, age):
        self.name, self.age = name, age

    def introduce(self):
        return f"I am {self.name}, {self.age} years old"


class Student(Person):
    def __init__(self, name, age, *grades):
        super().__init__(name, age)
        self.grades = list(grades)

    @property
    def average(self):
        return sum(self.grades) / len(self.grades)

    def introduce(self):
        return super().introduce() + f", average {self.average:.1f}"


class Teacher(Person):
    def __init__(self, name, age, subject):
        Person.__init__(self, name, age)
        self.subject = subject
        self.students = []

    def __iadd__(self, student):
        self.students.append(student)
        return self

    def __getitem__(self, name):
        for student in self.students:
            if student.name == name:
                return student
        raise KeyError(name)

    def best(self):
        return max(self.students, key=lambda s: s.average)


class TeachingStudent(Student, Teacher):
    def __init__(self, name, age, subject, *grades):
        Student.__init__(self, name, age, *grades)
        Teacher.__init__(self, name, age, subject)


t = Teacher("Noether", 40, "algebra")
t += Student("Ann", 20, 1.0, 1.3)
t += Student("Bob", 21, 2.0, 3.7, 1.7)
print(t.introduce(), t["Ann"].introduce(), t.best().name, [s.name for s in t.students], sep="\n")
try:
    ts = TeachingStudent("Cat", 25, "rings", 1.0)
except TypeError as error:
    print(error)
print([c.__name__ for c in TeachingStudent.__mro__])
t += Student("Dan", 22)
print(t.best().name)
