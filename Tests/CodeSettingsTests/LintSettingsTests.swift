import CodeSettings
import PythonSyntax
import Support
import Testing

/// Settings of the linter are checked as they are read, though most rules come later: a typing error is an error.
@Suite struct LintSettingsTests {
  /// The causes of the error that a `ruff.toml` ends in; nil if it is read.
  private func refusal(_ text: String, file: String = "ruff.toml") throws -> String? {
    do {
      _ = try CodeProject([file: text]).resolver()
      return nil
    } catch let error as ConfigurationFileError {
      return ([error.message] + error.causes + error.hints).joined(separator: "\n")
    }
  }

  @Test(arguments: [
    ("[lint]\nselec = [\"E\"]", "unknown key `lint.selec`"),
    ("[lint.isort]\nfoo = 1", "unknown key `lint.isort.foo`"),
    ("[lint]\nselect = [\"ZZZ\"]", "`ZZZ` selects no rule"),
    ("[lint]\nignore = [\"E9999\"]", "`E9999` selects no rule"),
    ("[lint]\nselect = [\"TRY200\"]", "the rule `TRY200` was removed"),
    ("[lint.per-file-ignores]\n\"a.py\" = [\"QQQ\"]", "`QQQ` selects no rule"),
    ("[lint]\nselect = \"E\"", "`lint.select` is a string, expected an array of strings"),
    ("[lint]\npreview = 1", "`lint.preview` is an integer, expected a boolean"),
    ("[lint]\ntask-tags = [1]", "expected an array of strings"),
    ("[lint.pydocstyle]\nconvention = \"foo\"", "`foo` is no value of `lint.pydocstyle.convention`"),
    ("[lint.flake8-quotes]\ninline-quotes = \"x\"", "Possible values: single, double"),
    ("[lint.mccabe]\nmax-complexity = -1", "must be between 0"),
    ("select = [\"ZZZ\"]", "`ZZZ` selects no rule"),
    ("[isort]\nfoo = 1", "unknown key `isort.foo`"),
    ("[analyze]\ndirection = \"up\"", "`up` is no value of `analyze.direction`"),
    ("[analyze]\nstring-imports-min-dots = -1", "must be between 0"),
    ("[analyze]\ninclude-dependencies = { a = \"b\" }", "expected an array of strings"),
    ("[analyze]\ntype-checking-imports = \"x\"", "expected a boolean"),
    ("[lint]\nisort = 3", "`lint.isort` is an integer, expected a table"),
  ])
  func mistakesAreErrors(_ text: String, _ expected: String) throws {
    let refusal = try refusal(text)
    #expect(refusal?.contains(expected) == true, "\(refusal ?? "read")")
  }

  @Test(arguments: [
    "[lint]\nselect = [\"ALL\"]\nignore = [\"E\", \"PLR09\", \"C4\", \"C90\", \"C\", \"T\", \"T20\", \"D203\", \"PL\"]",
    "[lint]\nextend-select = [\"TCH001\", \"U006\", \"PDV\", \"R5\", \"RUF004\", \"UP\"]",
    """
    [lint.isort]
    known-first-party = ["a"]
    section-order = ["future", "mine"]
    [lint.isort.sections]
    mine = ["b"]
    """,
    "[lint.isort]\nlines-after-imports = -1",
    "[analyze]\ndirection = \"Dependents\"\nstring-imports-min-dots = 2\ninclude-dependencies = { a = [\"b\"] }",
    "[lint.flake8-import-conventions.extend-aliases]\nnumpy = \"np\"",
    "[lint.flake8-tidy-imports.banned-api]\n\"a.b\".msg = \"use c\"",
    "[lint.pylint]\nallow-magic-value-types = [\"int\", \"str\"]\nmax-args = 10",
    "[lint]\ndummy-variable-rgx = \"^_$\"\nexclude = [\"a\"]\nper-file-ignores = { \"__init__.py\" = [\"F401\"] }",
  ])
  func whatExistsIsRead(_ text: String) throws {
    #expect(try refusal(text) == nil)
  }

  @Test(arguments: [
    ("ALL", RuleSelectors.Verdict.known), ("F", .known), ("F4", .known), ("F401", .known), ("F4011", .unknown),
    ("f401", .unknown), ("", .unknown), ("ASY", .unknown), ("ASYNC1", .known), ("P", .unknown), ("PLW0", .known),
    ("E999", .removed), ("RUF90", .unknown), ("RUF10", .known), ("C9", .known), ("T1", .known), ("F40é", .unknown),
    ("TC", .known),
  ])
  func selectorsAreBeginningsOfCodes(_ selector: String, _ expected: RuleSelectors.Verdict) {
    #expect(RuleSelectors.verdict(on: selector) == expected)
  }

  @Test(arguments: [
    ("[project]\nrequires-python = \"foo\"\n", "requires-python = \"foo\""),
    ("[project]\nrequires-python = 3\n", "`project.requires-python` is an integer, expected a string"),
    ("[project\n", "line 1"), ("# caf\u{fffd}\n[tool.other]\nx = [\n", "line 3"),
  ])
  func projectFileWithAMistakeIsAnErrorWhateverItIsAbout(_ text: String, _ expected: String) throws {
    let refusal = try refusal(text, file: "pyproject.toml")
    #expect(refusal?.contains(expected) == true, "\(refusal ?? "read")")
  }

  @Test func projectFileInUTF16IsAnError() throws {
    let project = try CodeProject(["a.py": ""])
    try project.write(
      bytes: [0xFF, 0xFE] + "[tool.ruff]\nline-length = 3".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      to: "pyproject.toml")
    #expect(throws: ConfigurationFileError.self) { try project.resolver() }
  }

  @Test(arguments: [("[tool.adder]\ntarget-version = \"3.11\"", 11), ("[tool.adder]\ntarget-version = \"py312\"", 12)])
  func ownTablesTakeVersionsWithDots(_ text: String, _ minor: Int) throws {
    #expect(try CodeProject(["pyproject.toml": text]).settings("a.py").targetVersion?.minor == UInt8(minor))
  }

  @Test func eachFileIsReadOnceHoweverManyOperandsAreBelowIt() throws {
    var files = ["ruff.toml": "line-length = 70", "a/ruff.toml": "line-length = 60"]
    for index in 0..<20 { files["a/b\(index)/c.py"] = "" }
    let project = try CodeProject(files)
    let resolver = try project.resolver()
    for index in 0..<20 {
      #expect(try resolver.settings(for: project.path + "/a/b\(index)/c.py").lineLength == 60)
      #expect(try resolver.settings(for: project.path + "/d\(index).py").lineLength == 70)
    }
    #expect(resolver.readFiles == ["ruff.toml", "a/ruff.toml"])
  }
}
