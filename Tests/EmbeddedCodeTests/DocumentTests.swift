import EmbeddedCode
import Formatting
import Testing

@Suite struct DocumentTests {
  private func markdown(_ text: String) -> String? {
    formatMarkdown(Array(text.utf8)) { FormatOptions(sourceKind: $0 == "pyi" ? .stub : .python) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  private func restructuredText(_ text: String) -> String? {
    formatRestructuredText(Array(text.utf8), options: FormatOptions()).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    "py", "python", "Python3", "py3", "{python}", " python", "py title=\"x\"", "python-repl", "{ python",
  ])
  func blocksLabelledPythonAreFormatted(_ label: String) {
    // Blanks between the brace and the word make another label.
    let expected = label == "{ python" ? nil : "a\n```\(label)\nx = 1\n```\nb\n"
    #expect(markdown("a\n```\(label)\nx  = 1\n```\nb\n") == expected)
  }

  @Test(arguments: ["", "rust", "pyfoo", "text", "console", "toml"])
  func otherBlocksAreLeftAlone(_ label: String) {
    #expect(markdown("```\(label)\nx  = 1\n```\n") == nil)
  }

  @Test(
    arguments: [
      ("\u{A0}```py\nx  = 1\n```\n", "\u{A0}```py\n\u{A0}x = 1\n```\n"),
      ("~~~py\nx  = 1\n~~~\n", "~~~py\nx = 1\n~~~\n"),
      ("````py\n```\nx  = 1\n````\n", nil),
      ("````py\nx  = '```'\n````\n", "````py\nx = \"```\"\n````\n"),
      ("- a\n\n  ```py\n  x  = 1\n  ```\n", "- a\n\n  ```py\n  x = 1\n  ```\n"),
      ("  ```py\n    if x:\n      y\n\n    z\n  ```\n", "  ```py\n  if x:\n      y\n\n  z\n  ```\n"),
      ("```py\nx  = 1\n", nil), ("```py\nx = (\n```\n", nil), ("```py\nx = 1\n```\n", nil),
      ("```py\r\nx  = 1\r\n```\r\n", "```py\r\nx = 1\r\n```\r\n"),
      ("```pyi\nclass A:\n    ...\n```\n", "```pyi\nclass A: ...\n```\n"),
      (
        "```pycon\n>>> x  = 1\n>>> if x:\n...   y\n...\n1\n```\n",
        "```pycon\n>>> x = 1\n>>> if x:\n...     y\n1\n```\n"
      ),
      ("<!-- fmt: off -->\n```py\nx  = 1\n```\n", nil),
      (
        "<!-- fmt:off -->\n```py\nx  = 1\n```\n<!-- fmt:on -->\n```py\ny  = 1\n```\n",
        "<!-- fmt:off -->\n```py\nx  = 1\n```\n<!-- fmt:on -->\n```py\ny = 1\n```\n"
      ),
      ("<!-- blacken-docs:off -->\n```py\nx  = 1\n```\n", nil),
      ("> ```py\n> x  = 1\n> ```\n", nil),
    ] as [(String, String?)])
  func markdownIsFormattedAsByRuff(_ text: String, _ expected: String?) {
    #expect(markdown(text) == expected)
  }

  @Test(
    arguments: [
      (".. code-block:: python\n\n   x  = 1\n\na\n", ".. code-block:: python\n\n   x = 1\n\na\n"),
      (".. code:: py\n   :number-lines:\n\n   x  = 1\n", ".. code:: py\n   :number-lines:\n\n   x = 1\n"),
      (
        "- a\n\n  .. sourcecode:: python3\n\n      if x:\n        y\n\n      z  = 1",
        "- a\n\n  .. sourcecode:: python3\n\n      if x:\n          y\n\n      z = 1"
      ),
      (".. code-block:: rust\n\n   x  = 1\n", nil), (".. code-block:: python\n\n   x = (\n", nil),
      ("Text::\n\n   x  = 1\n\n   >>> y  = 1\n", nil),
      (">>> x  = 1\n>>> y\n1\n\ntext\n", ">>> x = 1\n>>> y\n1\n\ntext\n"),
      (".. doctest::\n\n   >>> x  = 1\n", ".. doctest::\n\n   >>> x = 1\n"),
      (".. testcode::\n\n   x  = 1\n", ".. testcode::\n\n   x = 1\n"),
      (
        ".. note::\n\n   .. code-block:: python\n\n      x  = 1\n",
        ".. note::\n\n   .. code-block:: python\n\n      x = 1\n"
      ),
      (
        ".. fmt: off\n\n.. code:: py\n\n   x  = 1\n\n.. fmt: on\n\n.. code:: py\n\n   y  = 1\n",
        ".. fmt: off\n\n.. code:: py\n\n   x  = 1\n\n.. fmt: on\n\n.. code:: py\n\n   y = 1\n"
      ),
      (".. code-block:: python\n", nil), ("", nil),
    ] as [(String, String?)])
  func restructuredTextIsFormatted(_ text: String, _ expected: String?) {
    #expect(restructuredText(text) == expected)
  }
}
