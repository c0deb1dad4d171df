package import PackagingStandards
package import Resolution

/// Packages chosen by name, or all of them, as `--no-binary` and its like choose them.
package struct SelectedPackages: Sendable {
  /// Whether every package is meant.
  package var isAll = false
  /// The packages that are named.
  package var names: Set<PackageName> = []

  package init() {}

  /// Takes in what an option gives: names with commas between them, `:all:`, and `:none:`, which takes back what came
  /// before.
  ///
  /// - Throws: `UnusableWord` for a word that is none of these.
  package mutating func select(_ words: String) throws(UnusableWord) {
    for word in words.split(separator: ",").map(String.init) {
      switch word {
      case ":all:": self = SelectedPackages(isAll: true)
      case ":none:": self = SelectedPackages()
      default:
        guard let name = try? PackageName(word) else { throw UnusableWord(word: word) }
        names.insert(name)
      }
    }
  }

  private init(isAll: Bool) { self.isAll = isAll }

  /// A word that is no package's name.
  package struct UnusableWord: Error {
    /// The word as it was given.
    package let word: String
  }

  /// The same for the resolver.
  package var selection: PackageSelection { isAll ? .all : PackageSelection(names) }

  mutating func formUnion(_ other: SelectedPackages) {
    names.formUnion(other.names)
    if other.isAll { isAll = true }
  }
}
