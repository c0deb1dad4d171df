internal import Formatting

extension CodeSettings {
  /// What the linter's settings ask for that the formatter undoes, or undoes in turn: a sentence for each.
  package var formatterConflicts: [String] { FormatterConflicts(self).messages }
}

/// Compares the settings of the linter with those of the formatter, in the cases that ruff knows of.
private struct FormatterConflicts {
  private(set) var messages: [String] = []
  private let lint: [LintConfiguration]
  private let rules: ConfiguredRules

  init(_ settings: CodeSettings) {
    lint = settings.lint
    rules = ConfiguredRules(settings.lint)
    let options = settings.format.options(.python, target: nil)
    compareRules()
    compareIndentation(options)
    compareQuotes(options)
    compareImports(options)
  }

  private mutating func compareRules() {
    var (d203, d213) = (rules.contains("D203"), rules.contains("D213"))
    let convention = text("convention", in: "pydocstyle")
    if convention != nil { (d203, d213) = (false, false) }
    if d203 && rules.contains("D211") {
      messages.append("The rules `D203` and `D211` contradict each other; `D203` is not used")
      d203 = false
    }
    if d213 && rules.contains("D212") {
      messages.append("The rules `D212` and `D213` contradict each other; `D213` is not used")
    }
    for (rule, isOn) in [("COM812", rules.contains("COM812")), ("D203", d203)] where isOn {
      messages.append(
        "The rule `\(rule)` finds faults in what the formatter writes. Take it out of `lint.select`, or add it to"
          + " `lint.ignore`")
    }
    if flag("allow-multiline", in: "flake8-implicit-str-concat") == false, rules.contains("ISC002"),
      !rules.contains("ISC001")
    {
      messages.append(
        "`lint.flake8-implicit-str-concat.allow-multiline = false` needs the rule `ISC001` beside the formatter,"
          + " which joins strings on one line. Select `ISC001` too, or allow several lines")
    }
  }

  private mutating func compareIndentation(_ options: FormatOptions) {
    guard options.indentStyle == .tab else { return }
    for rule in ["W191", "D206"] where rules.contains(rule) {
      messages.append(
        "The rule `\(rule)` forbids the tabs of `format.indent-style = \"tab\"`. Add it to `lint.ignore`, or indent with"
          + " spaces")
    }
  }

  private mutating func compareQuotes(_ options: FormatOptions) {
    guard options.quoteStyle != .preserve else { return }
    let table = "flake8-quotes"
    let style = options.quoteStyle.rawValue
    let inline = text("inline-quotes", in: table) ?? "double"
    if inline != style, rules.contains("Q000") || rules.contains("Q003") {
      messages.append(
        "`lint.\(table).inline-quotes = \"\(inline)\"` contradicts `format.quote-style = \"\(style)\"`. Give both the same"
          + " value, or add `Q000` and `Q003` to `lint.ignore`")
    }
    for (key, rule) in [("multiline-quotes", "Q001"), ("docstring-quotes", "Q002")] where rules.contains(rule) {
      if text(key, in: table) == "single" {
        messages.append(
          "`lint.\(table).\(key) = \"single\"` contradicts the formatter, which writes double quotes there. Set it to"
            + " `\"double\"`, or add `\(rule)` to `lint.ignore`")
      }
    }
  }

  private mutating func compareImports(_ options: FormatOptions) {
    guard rules.contains("I001") else { return }
    if let lines = number("lines-after-imports", in: "isort"), ![-1, 1, 2].contains(lines) {
      messages.append(
        "`lint.isort.lines-after-imports = \(lines)` contradicts the formatter, which leaves one or two lines. Set it to"
          + " -1, 1 or 2")
    }
    if let lines = number("lines-between-types", in: "isort"), lines > 1 {
      messages.append(
        "`lint.isort.lines-between-types = \(lines)` contradicts the formatter, which leaves at most one line. Set it to 0"
          + " or 1")
    }
    if options.magicTrailingComma == .ignore, flag("split-on-trailing-comma", in: "isort") ?? true,
      flag("force-single-line", in: "isort") != true
    {
      messages.append(
        "`lint.isort.split-on-trailing-comma` contradicts `format.skip-magic-trailing-comma = true`. Set both to true and"
          + " false, or to false and true, the other way round")
    }
  }

  // MARK: - Settings of the linter. Their types were checked when they were read.

  private func value<Value>(_ table: String, _ read: (ConfigurationTable) throws -> Value?) -> Value? {
    for file in lint {
      for base in [file.table, file.surrounding] {
        if let found = (try? base?.table(table)).flatMap({ $0 }), let value = (try? read(found)).flatMap({ $0 }) {
          return value
        }
      }
    }
    return nil
  }

  private func text(_ key: String, in table: String) -> String? { value(table) { try $0.text(key) } }
  private func flag(_ key: String, in table: String) -> Bool? { value(table) { try $0.flag(key) } }
  private func number(_ key: String, in table: String) -> Int? {
    value(table) { try $0.integer(key, in: Int.min...Int.max) }
  }
}

/// Which of a few rules configuration files select. Of the default rules only `I001` is asked for here.
private struct ConfiguredRules {
  private var selected: [String] = ["I001"]
  private var ignored: [String] = []

  init(_ files: [LintConfiguration]) {
    // The nearest file that says what to select counts, with what nearer ones add and take away.
    var added: [String] = []
    for file in files {
      let select = Self.selectors("select", file)
      added += Self.selectors("extend-select", file) ?? []
      ignored += (Self.selectors("ignore", file) ?? []) + (Self.selectors("extend-ignore", file) ?? [])
      if let select {
        selected = select
        break
      }
    }
    selected += added
  }

  private static func selectors(_ key: String, _ file: LintConfiguration) -> [String]? {
    for table in [file.table, file.surrounding] {
      if let selectors = (try? table?.texts(key)).flatMap({ $0 }) { return selectors }
    }
    return nil
  }

  /// Whether a rule is on: the longest selector that fits decides, and taking away counts more than adding.
  func contains(_ code: String) -> Bool {
    let on = longest(selected, code)
    return on > 0 && on > longest(ignored, code)
  }

  private func longest(_ selectors: [String], _ code: String) -> Int {
    let family = code.prefix { $0.isLetter }
    return selectors.map { selector in
      if selector == "ALL" { return 1 }
      // `D` selects `D203`, and `C` alone must not select `COM812`.
      let selectorFamily = selector.prefix { $0.isLetter }
      return code.hasPrefix(selector) && selectorFamily == family ? selector.utf8.count + 1 : 0
    }.max() ?? 0
  }
}
