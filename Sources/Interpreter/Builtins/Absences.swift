// What CPython has and the language has not.
//
// A learner who meets a name in a book should read that it was left out, not that it is misspelt. None of these names
// is defined, so that nothing offers or suggests them; the error that reports a missing name asks here for its words.

enum Absences {
  /// What to say of a built-in function or class that was left out; nil for any other name.
  static func builtin(_ name: String) -> String? {
    builtins.contains(name[...]) ? sentence(name) : nil
  }

  /// What to say of a module of CPython's library, or a package that courses use, that was left out.
  static func module(_ name: String) -> String? {
    let root = name.prefix { $0 != "." }
    return modules.contains(root) || packages.contains(root) ? sentence(name) : nil
  }

  /// What to say of a name of a module or built-in class that is there but was left out of it; nil for any other name.
  static func member(_ name: String, of owner: String) -> String? {
    members[owner]?.contains(name[...]) == true ? sentence("\(owner).\(name)") : nil
  }

  private static let members: [String: Set<Substring>] = [
    "collections": ["UserString"], "functools": ["singledispatchmethod"],
    "random": ["SystemRandom", "randbytes"], "string": ["Formatter"],
    "function": ["__builtins__", "__code__"], "generator": ["gi_code", "gi_frame"],
    "traceback": ["tb_frame", "tb_lasti"],
    "sys": words(
      """
      _getframe addaudithook audit breakpointhook builtin_module_names displayhook excepthook flags getrefcount
      getprofile gettrace implementation meta_path modules path_hooks setprofile settrace stdlib_module_names
      """),
    "types": words(
      """
      AsyncGeneratorType CodeType CoroutineType DynamicClassAttribute FrameType coroutine new_class prepare_class
      resolve_bases
      """),
  ]

  static func sentence(_ name: String) -> String { "\(name) is not part of Convbook's Python" }

  private static func words(_ text: String) -> Set<Substring> { Set(text.split { $0 == " " || $0 == "\n" }) }

  private static let builtins = words(
    """
    BaseExceptionGroup ExceptionGroup __build_class__ __import__ aiter anext breakpoint bytearray bytes
    compile complex eval exec exit help memoryview quit
    """)

  private static let packages = words(
    """
    PIL cv2 jax keras matplotlib numpy pandas requests scipy seaborn sklearn tensorflow torch torchvision
    tqdm
    """)

  /// CPython 3.11's `sys.stdlib_module_names` without the private ones.
  private static let modules = words(
    """
    abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii
    bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys
    compileall concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses
    dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno
    faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass
    gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect
    io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math
    mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers
    opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform plistlib
    poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue
    quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex
    shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants
    sre_parse ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog
    tabnanny tarfile telnetlib tempfile termios textwrap this threading time timeit tkinter token tokenize
    tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uu
    uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile
    zipimport zlib zoneinfo
    """)
}
