/// The settings of the linter by name, with what each takes.
///
/// Everything below `lint` is checked as soon as it is read: a setting with a typing error must not be a rule that
/// silently stays off.
enum LintSettingsSchema {
  /// What a setting takes.
  enum Kind: Equatable {
    case flag
    case number
    /// A whole number, also one below 0.
    case signedNumber
    case text
    case texts
    /// A text or texts of these words.
    case word(of: [String])
    case words(of: [String])
    /// Codes of rules, or their beginnings.
    case selectors
    /// Selectors by pattern.
    case selectorTable
    case textTable
    case textsTable
    /// Several shapes; its rule knows them.
    case several

    fileprivate init(_ name: Substring) {
      self =
        switch name {
        case "flag": .flag
        case "number": .number
        case "signedNumber": .signedNumber
        case "text": .text
        case "texts": .texts
        case "selectors": .selectors
        case "selectorTable": .selectorTable
        case "textTable": .textTable
        case "textsTable": .textsTable
        case "any": .several
        case _ where name.hasPrefix("list:"):
          .words(of: name.dropFirst("list:".count).split(separator: "|").map(String.init))
        default: .word(of: name.split(separator: "|").map(String.init))
        }
    }
  }

  /// The settings at the path of a table: `""` for `lint` itself, `isort` for `lint.isort`.
  static func settings(of table: String) -> [String: Kind] { tables[table] ?? [:] }

  /// The tables below `lint`.
  static var tableNames: [String] { tables.keys.filter { !$0.isEmpty }.sorted() }

  private static let tables: [String: [String: Kind]] = {
    var tables: [String: [String: Kind]] = [:]
    for line in list.split(separator: "\n") {
      let words = line.split(separator: " ")
      let path = words[0].split(separator: ".")
      tables[path.count > 1 ? String(path[0]) : "", default: [:]][String(path[path.count - 1])] = Kind(words[1])
    }
    return tables
  }()

  private static let list = """
    allowed-confusables texts
    dummy-variable-rgx text
    explicit-preview-rules flag
    extend-fixable selectors
    extend-ignore selectors
    extend-per-file-ignores selectorTable
    extend-safe-fixes selectors
    extend-select selectors
    extend-unsafe-fixes selectors
    external texts
    fixable selectors
    flake8-annotations.allow-star-arg-any flag
    flake8-annotations.ignore-fully-untyped flag
    flake8-annotations.mypy-init-return flag
    flake8-annotations.suppress-dummy-args flag
    flake8-annotations.suppress-none-returning flag
    flake8-bandit.allowed-markup-calls texts
    flake8-bandit.check-typed-exception flag
    flake8-bandit.extend-markup-names texts
    flake8-bandit.hardcoded-tmp-directory texts
    flake8-bandit.hardcoded-tmp-directory-extend texts
    flake8-boolean-trap.extend-allowed-calls texts
    flake8-bugbear.extend-immutable-calls texts
    flake8-builtins.allowed-modules texts
    flake8-builtins.builtins-allowed-modules texts
    flake8-builtins.builtins-ignorelist texts
    flake8-builtins.builtins-strict-checking flag
    flake8-builtins.ignorelist texts
    flake8-builtins.strict-checking flag
    flake8-comprehensions.allow-dict-calls-with-keyword-arguments flag
    flake8-copyright.author text
    flake8-copyright.min-file-size number
    flake8-copyright.notice-rgx text
    flake8-errmsg.max-string-length number
    flake8-gettext.extend-function-names texts
    flake8-gettext.function-names texts
    flake8-implicit-str-concat.allow-multiline flag
    flake8-import-conventions.aliases textTable
    flake8-import-conventions.banned-aliases textsTable
    flake8-import-conventions.banned-from texts
    flake8-import-conventions.extend-aliases textTable
    flake8-pytest-style.fixture-parentheses flag
    flake8-pytest-style.mark-parentheses flag
    flake8-pytest-style.parametrize-names-type csv|tuple|list
    flake8-pytest-style.parametrize-values-row-type tuple|list
    flake8-pytest-style.parametrize-values-type tuple|list
    flake8-pytest-style.raises-extend-require-match-for texts
    flake8-pytest-style.raises-require-match-for texts
    flake8-pytest-style.warns-extend-require-match-for texts
    flake8-pytest-style.warns-require-match-for texts
    flake8-quotes.avoid-escape flag
    flake8-quotes.docstring-quotes single|double
    flake8-quotes.inline-quotes single|double
    flake8-quotes.multiline-quotes single|double
    flake8-self.extend-ignore-names texts
    flake8-self.ignore-names texts
    flake8-tidy-imports.ban-lazy any
    flake8-tidy-imports.ban-relative-imports parents|all
    flake8-tidy-imports.banned-api any
    flake8-tidy-imports.banned-module-level-imports texts
    flake8-tidy-imports.extend-banned-api any
    flake8-tidy-imports.require-lazy any
    flake8-type-checking.exempt-modules texts
    flake8-type-checking.quote-annotations flag
    flake8-type-checking.runtime-evaluated-base-classes any
    flake8-type-checking.runtime-evaluated-decorators any
    flake8-type-checking.strict flag
    flake8-unused-arguments.ignore-variadic-names flag
    future-annotations flag
    ignore selectors
    ignore-init-module-imports flag
    isort.case-sensitive flag
    isort.classes texts
    isort.combine-as-imports flag
    isort.constants texts
    isort.default-section text
    isort.detect-same-package flag
    isort.extra-standard-library texts
    isort.force-single-line flag
    isort.force-sort-within-sections flag
    isort.force-to-top texts
    isort.force-wrap-aliases flag
    isort.forced-separate texts
    isort.from-first flag
    isort.import-heading any
    isort.known-first-party texts
    isort.known-local-folder texts
    isort.known-third-party texts
    isort.length-sort flag
    isort.length-sort-straight flag
    isort.lines-after-imports signedNumber
    isort.lines-between-types number
    isort.no-lines-before any
    isort.no-sections flag
    isort.order-by-type flag
    isort.relative-imports-order furthest-to-closest|closest-to-furthest
    isort.required-imports texts
    isort.section-order any
    isort.sections textsTable
    isort.single-line-exclusions texts
    isort.split-on-trailing-comma flag
    isort.variables texts
    logger-objects texts
    mccabe.max-complexity number
    pep8-naming.classmethod-decorators texts
    pep8-naming.extend-ignore-names texts
    pep8-naming.ignore-names texts
    pep8-naming.staticmethod-decorators texts
    per-file-ignores selectorTable
    preview flag
    pycodestyle.ignore-overlong-task-comments flag
    pycodestyle.max-doc-length number
    pycodestyle.max-line-length number
    pydoclint.ignore-one-line-docstrings flag
    pydocstyle.convention google|numpy|pep257
    pydocstyle.ignore-decorators texts
    pydocstyle.ignore-var-parameters flag
    pydocstyle.property-decorators texts
    pyflakes.allowed-unused-imports texts
    pyflakes.extend-generics texts
    pylint.allow-dunder-method-names texts
    pylint.allow-magic-value-types list:str|bytes|complex|float|int
    pylint.allow-magic-values any
    pylint.extend-allow-magic-values any
    pylint.max-args number
    pylint.max-bool-expr number
    pylint.max-branches number
    pylint.max-locals number
    pylint.max-nested-blocks number
    pylint.max-positional-args number
    pylint.max-public-methods number
    pylint.max-returns number
    pylint.max-statements number
    pylint.max-statements-in-try number
    pyupgrade.keep-runtime-typing flag
    ruff.allowed-markup-calls texts
    ruff.extend-markup-names texts
    ruff.parenthesize-tuple-in-subscript flag
    ruff.strictly-empty-init-modules flag
    select selectors
    task-tags texts
    typing-extensions flag
    typing-modules texts
    unfixable selectors
    """
}

extension ConfigurationTable {
  /// Checks everything in a table `lint`, or in the table of one family of rules below it.
  ///
  /// - Throws: `ConfigurationFileError` for a name that means nothing, a value of the wrong kind, a rule that does not
  ///   exist.
  func checkLintSettings(below table: String = "") throws {
    let known = LintSettingsSchema.settings(of: table)
    let inner = table.isEmpty ? LintSettingsSchema.tableNames : []
    try checkKeys(Array(known.keys).sorted() + inner + (table.isEmpty ? ["exclude"] : []))
    for key in keys {
      if let kind = known[key] {
        try checkLintValue(key, kind)
      } else if inner.contains(key) {
        try self.table(key)?.checkLintSettings(below: key)
      }
    }
  }

  /// Checks a setting of the linter that stands beside the table `lint`, where it belonged once.
  func checkMisplaced(_ key: String) throws {
    if let kind = LintSettingsSchema.settings(of: "")[key] {
      try checkLintValue(key, kind)
    } else {
      try table(key)?.checkLintSettings(below: key)
    }
  }

  private func checkLintValue(_ key: String, _ kind: LintSettingsSchema.Kind) throws {
    switch kind {
    case .flag: _ = try flag(key)
    case .number: _ = try integer(key, in: 0...Int.max)
    case .signedNumber: _ = try integer(key, in: Int.min...Int.max)
    case .text: _ = try text(key)
    case .texts: _ = try texts(key)
    case .word(let words):
      if let word = try text(key), !words.contains(word) { throw unknownWord(key, word, words) }
    case .words(let words):
      for word in try texts(key) ?? [] where !words.contains(word) { throw unknownWord(key, word, words) }
    case .selectors: for selector in try texts(key) ?? [] { try check(selector: selector, key) }
    case .selectorTable:
      guard let table = try self.table(key) else { return }
      for pattern in table.keys {
        for selector in try table.texts(pattern) ?? [] { try table.check(selector: selector, pattern) }
      }
    case .textTable: _ = try textTable(key)
    case .textsTable:
      guard let table = try self.table(key) else { return }
      for name in table.keys { _ = try table.texts(name) }
    case .several: break
    }
  }

  private func check(selector: String, _ key: String) throws {
    switch RuleSelectors.verdict(on: selector) {
    case .known: break
    case .removed: throw error(key, "the rule `\(selector)` was removed and cannot be selected")
    case .unknown: throw error(key, "`\(selector)` selects no rule")
    }
  }

  private func unknownWord(_ key: String, _ word: String, _ possible: [String]) -> ConfigurationFileError {
    error(
      key, "`\(word)` is no value of `\(path)\(key)`", hints: ["Possible values: \(possible.joined(separator: ", "))"])
  }
}
