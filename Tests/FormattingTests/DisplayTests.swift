import Formatting
import Testing

/// Tuples, lists, sets, dictionaries and comprehensions.
@Suite struct DisplayTests {
  /// Narrow, so that little source shows how lines break.
  private static let narrow = FormatOptions(lineWidth: 24)

  @Test(arguments: [
    ("x=[ ]\n", "x = []\n"),
    ("x=[a,]\n", "x = [\n    a,\n]\n"),
    ("x=[a,b]\n", "x = [a, b]\n"),
    ("x={ }\n", "x = {}\n"),
    ("x={a}\n", "x = {a}\n"),
    ("x={a:b,** c}\n", "x = {a: b, **c}\n"),
    ("x=( )\n", "x = ()\n"),
    ("x=a,\n", "x = (a,)\n"),
    ("x=(a,)\n", "x = (a,)\n"),
    ("x=a,b\n", "x = a, b\n"),
    ("x=((a,b))\n", "x = (a, b)\n"),
    ("[((a,b))]\n", "[((a, b))]\n"),
    ("x=*a,b\n", "x = *a, b\n"),
    ("x=[* a]\n", "x = [*a]\n"),
  ])
  func displays(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=[aaaaaaaaaa,bbbbbbbbbb]\n", "x = [\n    aaaaaaaaaa,\n    bbbbbbbbbb,\n]\n"),
    ("x=aaaaaaaaaaaa,bbbbbbbbbbbb\n", "x = (\n    aaaaaaaaaaaa,\n    bbbbbbbbbbbb,\n)\n"),
    ("x={aaaaaaaaaa:bbbbbbbbbb}\n", "x = {\n    aaaaaaaaaa: bbbbbbbbbb\n}\n"),
    ("x={aaaa:bbbb,ccccc:ddddd}\n", "x = {\n    aaaa: bbbb,\n    ccccc: ddddd,\n}\n"),
    ("for aaaaaaaaaaa,bbbbbbbbb in c: pass\n", "for (\n    aaaaaaaaaaa,\n    bbbbbbbbb,\n) in c:\n    pass\n"),
    ("for (a,b) in c: pass\n", "for a, b in c:\n    pass\n"),
    ("return_=aaaaaaaa,f(bbbbbbbb,c)\n", "return_ = (\n    aaaaaaaa,\n    f(bbbbbbbb, c),\n)\n"),
    ("del aaaaaaaaaaaaa,bbbbbbbbbbbbb\n", "del (\n    aaaaaaaaaaaaa,\n    bbbbbbbbbbbbb,\n)\n"),
  ])
  func displaysBreakAtTheirCommas(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("x=[ # c\n]\n", "x = [  # c\n]\n"),
    ("x=[\n# c\n]\n", "x = [\n    # c\n]\n"),
    ("x=[ # c\na]\n", "x = [  # c\n    a\n]\n"),
    ("x=[a # c\n]\n", "x = [\n    a  # c\n]\n"),
    ("x=[a, # c\n]\n", "x = [\n    a,  # c\n]\n"),
    ("x=[\n# c\na,\n# d\n]\n", "x = [\n    # c\n    a,\n    # d\n]\n"),
    ("x={a: # c\nb}\n", "x = {\n    a:  # c\n    b\n}\n"),
    ("x={a # c\n:b}\n", "x = {\n    a:  # c\n    b\n}\n"),
    ("x={a:\n# c\nb}\n", "x = {\n    a:\n    # c\n    b\n}\n"),
    ("x={** # c\na}\n", "x = {\n    # c\n    **a\n}\n"),
    ("x=( # c\na,b)\n", "x = (  # c\n    a,\n    b,\n)\n"),
  ])
  func commentsInDisplays(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("[a for b in c if d if e]\n", "[a for b in c if d if e]\n"),
    ("{a:b for c in d}\n", "{a: b for c in d}\n"),
    ("{a async for b in c}\n", "{a async for b in c}\n"),
    ("(a for b,c in d)\n", "(a for b, c in d)\n"),
    ("[a for (b,c) in d]\n", "[a for (b, c) in d]\n"),
    ("[aaaaaaaaa for bbbbbbbb in ccccccc]\n", "[\n    aaaaaaaaa\n    for bbbbbbbb in ccccccc\n]\n"),
    ("[aaaaaaaaa for b in c if ddddddddd]\n", "[\n    aaaaaaaaa\n    for b in c\n    if ddddddddd\n]\n"),
    ("{aaaaaaaa:bbbbbbbb for c in d}\n", "{\n    aaaaaaaa: bbbbbbbb\n    for c in d\n}\n"),
    ("(aaaaaaaaa for b in c for ddddddd in e)\n", "(\n    aaaaaaaaa\n    for b in c\n    for ddddddd in e\n)\n"),
  ])
  func comprehensions(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }

  @Test(arguments: [
    ("[ # c\na for b in c]\n", "[  # c\n    a for b in c\n]\n"),
    ("[a # c\nfor b in c]\n", "[\n    a  # c\n    for b in c\n]\n"),
    ("[a for # c\nb in d]\n", "[\n    a\n    for b in d  # c\n]\n"),
    ("[a for b # c\nin d]\n", "[\n    a\n    for b in d  # c\n]\n"),
    ("[a for b in # c\nd]\n", "[\n    a\n    for b in d  # c\n]\n"),
    ("[a for b in c # d\nif e]\n", "[\n    a\n    for b in c  # d\n    if e\n]\n"),
    ("[a for b in c if # d\ne]\n", "[\n    a\n    for b in c\n    if e  # d\n]\n"),
    ("[a for b in c\n# d\nif e]\n", "[\n    a\n    for b in c\n    # d\n    if e\n]\n"),
  ])
  func commentsInComprehensions(source: String, expected: String) {
    check(source, becomes: expected, options: Self.narrow)
  }
}
