/// A part of a source whose lines are counted apart, as those of a notebook's cell are.
package struct SourcePart: Equatable, Sendable {
  /// The line of the source that the part starts in, counted from one.
  package var firstLine: Int
  /// What the part is called in a sentence.
  package var name: String

  package init(firstLine: Int, name: String) {
    self.firstLine = firstLine
    self.name = name
  }
}
