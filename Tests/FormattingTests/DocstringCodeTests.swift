import Formatting
import Testing

/// Code in docstrings.
@Suite struct DocstringCodeTests {
  private func check(_ lines: String, become expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
    func function(_ lines: String) -> String {
      let body = lines.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
      return "def f():\n    \"\"\"Text.\n\n\(body.joined(separator: "\n"))\n\n    End.\n    \"\"\"\n"
    }
    var options = FormatOptions()
    options.formatsDocstringCode = true
    FormattingTests.check(
      function(lines), becomes: function(expected), options: options, sourceLocation: sourceLocation)
    options.formatsDocstringCode = false
    FormattingTests.check(function(lines), becomes: function(lines), options: options, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    (">>> f( 1,2 )\n3", ">>> f(1, 2)\n3"),
    (">>> def f( ):\n...   return 'a'\n...", ">>> def f():\n...     return \"a\""),
    ("  >>> f( 1 )\n>>> g( 1 )", "  >>> f(1)\n>>> g(1)"),
    (">>>f( 1 )", ">>>f( 1 )"),
    (">>> f(", ">>> f("),
    (">>> x = '''a'''", ">>> x = '''a'''"),
  ])
  func promptsAreDoctests(lines: String, expected: String) { check(lines, become: expected) }

  @Test(arguments: [
    ("```python\nf( 1 )\n```", "```python\nf(1)\n```"),
    ("```\nf( 1 )\n```", "```\nf(1)\n```"),
    ("~~~ py title\nf( 1 )\n~~~", "~~~ py title\nf(1)\n~~~"),
    ("````py\nf( 1 )\n```\n````", "````py\nf( 1 )\n```\n````"),
    ("```js\nf( 1 )\n```", "```js\nf( 1 )\n```"),
    ("  ```python\n  if a:\n    b\n  ```", "  ```python\n  if a:\n      b\n  ```"),
    ("  ```python\nf( 1 )\n  ```", "  ```python\nf( 1 )\n  ```"),
  ])
  func fencesAreMarkdown(lines: String, expected: String) { check(lines, become: expected) }

  @Test(arguments: [
    ("Code::\n\n  f( 1 )\n\n  g( 2 )\n\nText", "Code::\n\n  f(1)\n\n  g(2)\n\nText"),
    ("Code::\n\n  f( 1 )\nText", "Code::\n\n  f( 1 )\nText"),
    ("Code:\n\n  f( 1 )", "Code:\n\n  f( 1 )"),
    (".. code-block:: python\n   :linenos:\n\n   f( 1 )", ".. code-block:: python\n   :linenos:\n\n   f(1)"),
    (".. Sourcecode:: PY3\n\n   f( 1 )", ".. Sourcecode:: PY3\n\n   f(1)"),
    (".. code-block:: console\n\n   f( 1 )", ".. code-block:: console\n\n   f( 1 )"),
  ])
  func announcedBlocksAreRestructuredText(lines: String, expected: String) { check(lines, become: expected) }

  @Test func codeMustNotEndTheDocstring() {
    var options = FormatOptions()
    options.formatsDocstringCode = true
    let source = "def f():\n    \"\"\"\n    >>> x = 'a'\"\"\"\n"
    FormattingTests.check(source, becomes: source, options: options)
  }

  @Test func theWidthCountsFromTheDocstringOrTheCode() {
    var options = FormatOptions(lineWidth: 39)
    options.formatsDocstringCode = true
    let source = "def f():\n    \"\"\"\n    >>> call(argument_one, argument_two)\n    \"\"\"\n"
    let broken = """
      def f():
          \"\"\"
          >>> call(
          ...     argument_one, argument_two
          ... )
          \"\"\"

      """
    FormattingTests.check(source, becomes: broken, options: options)
    options.docstringCodeLineWidth = .fixed(32)
    FormattingTests.check(source, becomes: source, options: options)
  }
}
