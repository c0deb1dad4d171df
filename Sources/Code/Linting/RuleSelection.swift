/// Which rules are on, as selectors such as `ALL`, `F`, `F7` or `F706` say it.
package struct RuleSelection: Sendable {
  private let selected: [String]
  private let ignored: [String]

  /// - Parameter selected: nil for the rules that are on by default, which are all there are.
  package init(selected: [String]?, ignored: [String]) {
    self.selected = selected ?? ["ALL"]
    self.ignored = ignored
  }

  /// Whether a rule is on. The longest selector that fits decides; `ignored` wins among equals.
  package func contains(_ code: String) -> Bool {
    let on = longest(selected, code)
    return on > 0 && on > longest(ignored, code)
  }

  private func longest(_ selectors: [String], _ code: String) -> Int {
    selectors.map { $0 == "ALL" ? 1 : code.hasPrefix($0) ? $0.utf8.count + 1 : 0 }.max() ?? 0
  }

  /// The selectors that fit no rule there is yet.
  package var unknownSelectors: [String] {
    (selected + ignored).filter { selector in
      selector != "ALL" && !LintRule.all.contains { $0.code.hasPrefix(selector) }
    }
  }
}
