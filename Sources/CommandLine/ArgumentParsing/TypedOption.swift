/// Where an option stands in a command line.
package struct TypedOption: Sendable, Equatable {
  /// The declared name, or the declared name of the negation.
  package let name: String
  /// The words that it takes up, by their indices in the command line: one, or two with a value of its own.
  ///
  /// Letters that are joined share a word.
  package let words: Range<Int>
}

extension [TypedOption] {
  /// What is left of a command line without some of the options. A word of several joined letters stays as it is.
  ///
  /// - Parameter isWanted: whether the option of a name stays.
  package func words(of line: [String], where isWanted: (String) -> Bool) -> [String] {
    let sharing = Dictionary(grouping: self) { $0.words.lowerBound }
    var dropped: Set<Int> = []
    for option in self where !isWanted(option.name) && sharing[option.words.lowerBound]?.count == 1 {
      dropped.formUnion(option.words)
    }
    return line.indices.filter { !dropped.contains($0) }.map { line[$0] }
  }
}
