import Formatting
import Testing

/// Parameters of functions and types.
@Suite struct ParameterTests {
  /// Narrow, so that little source shows how lines break.
  private static let narrow = FormatOptions(lineWidth: 24)

  @Test(arguments: [
    (
      "def f(a,b:c=d,e=f,*g,h,**i): pass\n",
      "def f(\n    a,\n    b: c = d,\n    e=f,\n    *g,\n    h,\n    **i,\n):\n    pass\n"
    ),
    ("def f(a,/,b,*,c): pass\n", "def f(a, /, b, *, c):\n    pass\n"),
    ("def f(*,a): pass\n", "def f(*, a):\n    pass\n"),
    ("def f(a,/): pass\n", "def f(a, /):\n    pass\n"),
    ("def f(a,): pass\n", "def f(\n    a,\n):\n    pass\n"),
    ("def f(*a,): pass\n", "def f(\n    *a,\n):\n    pass\n"),
    ("def f(a,/,): pass\n", "def f(\n    a,\n    /,\n):\n    pass\n"),
    ("def f(*a:b): pass\n", "def f(*a: b):\n    pass\n"),
  ])
  func parameters(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("def f(aaaaaaaaaaa,bbbbbbbbb): pass\n", "def f(\n    aaaaaaaaaaa,\n    bbbbbbbbb,\n):\n    pass\n"),
    (
      "def f(aaaaaaaaaaaa,bbbbbbbbbbbb,c): pass\n",
      "def f(\n    aaaaaaaaaaaa,\n    bbbbbbbbbbbb,\n    c,\n):\n    pass\n"
    ),
    ("def f(aaaaaaaaaaaaaaaaaaaa): pass\n", "def f(\n    aaaaaaaaaaaaaaaaaaaa,\n):\n    pass\n"),
    ("def f(aaaaaaa)->bbbbbbbbbb: pass\n", "def f(\n    aaaaaaa,\n) -> bbbbbbbbbb:\n    pass\n"),
    ("def f()->Set[aaaaaaaaaaaaaaaaa]: pass\n", "def f() -> Set[\n    aaaaaaaaaaaaaaaaa\n]:\n    pass\n"),
    ("def f(a)->Set[aaaaaaaaa,bbbbbbb]: pass\n", "def f(\n    a,\n) -> Set[\n    aaaaaaaaa, bbbbbbb\n]:\n    pass\n"),
  ])
  func parametersBreakBeforeTheReturnAnnotation(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("def f( # c\n): pass\n", "def f(  # c\n):\n    pass\n"),
    ("def f( # c\na): pass\n", "def f(  # c\n    a,\n):\n    pass\n"),
    ("def f(a, # c\nb): pass\n", "def f(\n    a,  # c\n    b,\n):\n    pass\n"),
    ("def f(a,/, # c\nb): pass\n", "def f(\n    a,\n    /,  # c\n    b,\n):\n    pass\n"),
    ("def f(a,\n# c\n/,b): pass\n", "def f(\n    a,\n    # c\n    /,\n    b,\n):\n    pass\n"),
    ("def f(a,*, # c\nb): pass\n", "def f(\n    a,\n    *,  # c\n    b,\n):\n    pass\n"),
    ("def f(a= # c\nb): pass\n", "def f(\n    a=  # c\n    b,\n):\n    pass\n"),
    ("def f(a: # c\nb): pass\n", "def f(\n    a:\n    # c\n    b,\n):\n    pass\n"),
    ("def f(* # c\na): pass\n", "def f(\n    # c\n    *a,\n):\n    pass\n"),
    ("def f(a=\n# c\nb): pass\n", "def f(\n    a=\n    # c\n    b,\n):\n    pass\n"),
  ])
  func commentsInParameters(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    (
      "def f[T:int=str,*U=(a,b),**P=[c]](): pass\n",
      "def f[\n    T: int = str,\n    *U = (a, b),\n    **P = [c],\n]():\n    pass\n"
    ),
    ("class A[T,]: pass\n", "class A[\n    T,\n]:\n    pass\n"),
    ("type X[ # c\nT]=int\n", "type X[  # c\n    T\n] = int\n"),
    ("class A[aaaaaaaaaaaa,bbbbbbbbbb]: pass\n", "class A[\n    aaaaaaaaaaaa,\n    bbbbbbbbbb,\n]:\n    pass\n"),
  ])
  func typeParameters(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }
}
