import CodeSettings
import FilePatterns
import Formatting
import PythonSyntax
import Support
import Testing

@Suite struct ConfigurationTests {
  @Test func closestFileWinsWithoutMerging() throws {
    let project = try CodeProject([
      "ruff.toml": "line-length = 100\nindent-width = 2\n", "a/ruff.toml": "line-length = 50\n", "a/b/c.py": "",
    ])
    #expect(try project.settings("x.py").lineLength == 100)
    #expect(try project.settings("a/b/c.py").lineLength == 50)
    #expect(try project.settings("a/b/c.py").indentWidth == 4)
    #expect(try project.settings("a/b/c.py").root == project.path + "/a")
  }

  @Test func ownTableStandsOverRuffsInTheSameDirectory() throws {
    let project = try CodeProject([
      "pyproject.toml": """
      [tool.adder]
      line-length = 60
      [tool.adder.format]
      quote-style = "single"
      [tool.ruff]
      line-length = 70
      indent-width = 2
      [tool.ruff.format]
      quote-style = "double"
      indent-style = "tab"
      """
    ])
    let settings = try project.settings("x.py")
    #expect(settings.lineLength == 60)
    #expect(settings.indentWidth == 2)
    let options = settings.format.options(.python, target: nil)
    #expect(options.quoteStyle == .single)
    #expect(options.indentStyle == .tab)
  }

  @Test func fileAboutPackagesOnlyDoesNotCount() throws {
    let project = try CodeProject([
      "ruff.toml": "line-length = 99\n", "a/adder.toml": "offline = true\npreview = true\n", "a/b.py": "",
    ])
    #expect(try project.settings("a/b.py").lineLength == 99)
  }

  @Test(arguments: [
    ([".ruff.toml", "ruff.toml", "pyproject.toml"], 1), (["ruff.toml", "pyproject.toml"], 2), (["pyproject.toml"], 3),
  ])
  func ruffsFilesHaveAnOrder(_ names: [String], _ expected: Int) throws {
    let texts = [
      ".ruff.toml": "line-length = 1", "ruff.toml": "line-length = 2", "pyproject.toml": "[tool.ruff]\nline-length = 3",
    ]
    let project = try CodeProject(texts.filter { names.contains($0.key) })
    #expect(try project.settings("x.py").lineLength == expected)
  }

  @Test func extendedFileIsFilledInBelow() throws {
    let project = try CodeProject([
      "base.toml": "line-length = 50\nindent-width = 8\nextend-exclude = ['b']\n[format]\nquote-style = 'single'\n",
      "a/ruff.toml": "extend = '../base.toml'\nline-length = 60\nextend-exclude = ['a']\n",
    ])
    let settings = try project.settings("a/x.py")
    #expect(settings.lineLength == 60)
    #expect(settings.indentWidth == 8)
    #expect(settings.format.options(.python, target: nil).quoteStyle == .single)
    #expect(settings.selection.exclude.patterns.suffix(2).map(\.text) == ["b", "a"])
  }

  @Test func commandLineStandsOverFiles() throws {
    let project = try CodeProject(["ruff.toml": "line-length = 50\nindent-width = 8\n[format]\nquote-style='single'\n"])
    let settings = try project.settings("x.py") { overrides in
      try overrides.add("line-length = 70", workingDirectory: project.path)
      try overrides.add("format.quote-style = 'preserve'", workingDirectory: project.path)
      try overrides.add("", workingDirectory: project.path)
      try overrides.add(" # nothing", workingDirectory: project.path)
      overrides.options.indentWidth = 3
    }
    #expect(settings.lineLength == 70)
    #expect(settings.indentWidth == 3)
    #expect(settings.format.options(.python, target: nil).quoteStyle == .preserve)
    #expect(try project.settings("x.py") { $0.isIsolated = true }.lineLength == 88)
  }

  @Test func fileOfTheCommandLineTakesThePlaceOfAll() throws {
    let project = try CodeProject([
      "ruff.toml": "line-length = 50\n", "other.toml": "line-length = 77\nexclude = ['a']\n", "a/x.py": "",
    ])
    let settings = try project.settings("a/x.py") { try $0.add("other.toml", workingDirectory: project.path) }
    #expect(settings.lineLength == 77)
    #expect(settings.root == project.path)
  }

  @Test(
    arguments: [
      (">=3.9", 9), (">=3.8,<4", 8), ("~=3.10", 10), ("==3.12.*", 12), (">3.9", 9), (">=3.9,!=3.9.1", 9),
      (">=3.6", nil), (">=2.7", nil), (">=3", nil), ("<3.9", nil), (">=4.0", nil),
    ] as [(String, UInt8?)])
  func targetComesFromTheProject(_ requirement: String, _ minor: UInt8?) throws {
    let project = try CodeProject([
      "pyproject.toml": "[project]\nname = 'x'\nrequires-python = '\(requirement)'\n",
      "a/ruff.toml": "preview = true\n",
      "a/x.py": "",
    ])
    #expect(try project.settings("a/x.py").targetVersion?.minor == minor)
  }

  @Test func versionsOfFilesComeFirst() throws {
    let project = try CodeProject([
      "ruff.toml": """
      target-version = "py310"
      per-file-target-version = { "old.py" = "py37", "new/**" = "py314", "!kept/*" = "py39" }
      """
    ])
    let settings = try project.settings("x.py")
    let minor = { (name: String) in settings.targetVersion(ofFile: project.path + "/" + name)?.minor }
    #expect(minor("a/old.py") == 7)
    #expect(minor("new/x.py") == 14)
    #expect(minor("kept/x.py") == 10)
    #expect(minor("x.py") == 9)
  }

  @Test(arguments: [
    ("line-lenth = 3", "line 1, column 1: unknown key `line-lenth`"),
    ("[format]\nquotes = 3", "line 2, column 1: unknown key `format.quotes`"),
    ("line-length = \"a\"", "line 1, column 15: `line-length` is a string, expected an integer"),
    ("line-length = 0", "line 1, column 15: `line-length` must be between 1 and 65535"),
    ("\n\nexclude = 3", "line 3, column 11: `exclude` is an integer, expected an array of strings"),
    ("exclude = [1]", "line 1, column 12: `exclude` is an integer, expected an array of strings"),
    ("exclude = ['{a']", "line 1, column 11: Invalid pattern `PROJECT/{a`: a `{` is never closed"),
    ("target-version = 'py36'", "line 1, column 18: `py36` is no version of Python that can be aimed at"),
    ("format = 3", "line 1, column 10: `format` is an integer, expected a table"),
    ("[format]\nquote-style = 'x'", "line 2, column 15: `x` is no value of `format.quote-style`"),
    ("[format]\ndocstring-code-line-length = 'x'", "line 2, column 30: expected a number or `dynamic`"),
    ("[lint]\nslect = []", "line 2, column 1: unknown key `lint.slect`"),
    ("extension = { x = 'perl' }", "line 1, column 19: `perl` is no value of `extension.x`"),
    (
      "required-version = '>99'", "line 1, column 20: ruff `>99` is required, but this adder does what ruff 0.17.6 does"
    ),
    ("extend = 'missing.toml'", "line 1, column 10: there is no file `missing.toml` to extend"),
    (
      "extend = 'ruff.toml'",
      "line 1, column 10: files extend each other in a circle: `ruff.toml` extends `ruff.toml`"
    ),
    ("a = = 3", "line 1, column 5: expected a value"),
  ])
  func mistakesAreShownWithTheirPlace(_ text: String, _ expected: String) throws {
    let project = try CodeProject(["ruff.toml": text])
    let error = try #require(throws: ConfigurationFileError.self) { try project.resolver() }
    #expect(error.message == "Failed to read the settings of `ruff.toml`")
    // What the first line of the cause says; the marked source follows.
    let cause = error.causes.first?.split(separator: "\n").first.map(String.init)
    #expect(cause == expected.replacing("PROJECT", with: project.path))
  }

  @Test func ruffsOwnVersionIsRequiredAsItIs() throws {
    let project = try CodeProject(["ruff.toml": "required-version = '>=0.15'\nline-length = 50\n"])
    #expect(try project.settings("x.py").lineLength == 50)
  }

  @Test func oldPlacesOfLintSettingsAreReadWithAWarning() throws {
    let project = try CodeProject(["ruff.toml": "select = ['E']\n[lint]\nignore = ['E501']\n"])
    let resolver = try project.resolver()
    #expect(resolver.warnings == ["Settings of the linter belong into the table `lint`; in `ruff.toml`: `select`"])
    #expect(try resolver.rootSettings.lint.first?.surrounding.texts("select") == ["E"])
    #expect(try resolver.rootSettings.lint.first?.table?.texts("ignore") == ["E501"])
  }

  @Test(arguments: [
    ("preview = true", FormatOptions(preview: true)),
    ("line-ending = 'cr-lf'", FormatOptions(lineEnding: .carriageReturnLineFeed)),
    ("line-ending = 'native'", FormatOptions(lineEnding: .native)),
    ("skip-magic-trailing-comma = true", FormatOptions(magicTrailingComma: .ignore)),
    ("docstring-code-format = true", FormatOptions(formatsDocstringCode: true)),
    ("docstring-code-line-length = 60", FormatOptions(docstringCodeLineWidth: .fixed(60))),
    ("docstring-code-line-length = 'dynamic'", FormatOptions(docstringCodeLineWidth: .dynamic)),
    ("nested-string-quote-style = 'preferred'", FormatOptions(nestedStringQuoteStyle: .preferred)),
    ("indent-style = 'tab'", FormatOptions(indentStyle: .tab)),
    ("quote-style = 'single'", FormatOptions(quoteStyle: .single)),
  ])
  func everyFormatSettingIsAnOption(_ line: String, expected: FormatOptions) throws {
    let settings = try CodeProject(["ruff.toml": "[format]\n\(line)\n"]).settings("x.py")
    let target = PythonVersion(minor: 10)
    #expect(expected.target == target)
    #expect(settings.format.options(.python, target: target) == expected)
  }

  @Test func theFormatterHasExclusionsOfItsOwn() throws {
    let settings = try CodeProject(["ruff.toml": "[format]\nexclude = ['x']\n"]).settings("x.py")
    #expect(settings.format.exclude.patterns.map(\.text) == ["x"])
  }

  @Test(
    arguments: [
      ("a.py", SourceLanguage.python), ("a.pyi", .pyi), ("a.ipynb", .ipynb), ("a.md", .markdown),
      ("a.rst", .restructuredText),
      ("a.txt", .python), ("a", .python), ("pyproject.toml", nil), ("a.toml", nil), ("a.foo", .pyi),
    ] as [(String, SourceLanguage?)])
  func extensionsMeanLanguages(_ name: String, _ expected: SourceLanguage?) throws {
    let project = try CodeProject(["ruff.toml": "extension = { foo = 'pyi' }\n"])
    #expect(try project.settings("x.py").language(ofFile: project.path + "/" + name) == expected)
  }
}
