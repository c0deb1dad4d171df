import Support

/// A `RECORD` file that cannot be read.
package struct RecordFileError: UserFacingError, Equatable, Sendable {
  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    case fieldCount(Int)
    case emptyPath
    case size(String)
    case unclosedQuote
    /// To repair the bytes would name another file.
    case notUTF8
  }

  /// The line, counted from 1.
  package let line: Int
  /// What is wrong.
  package let reason: Reason

  package var message: String {
    switch reason {
    case .fieldCount(let count): "line \(line) of `RECORD` has \(count) fields instead of 3"
    case .emptyPath: "line \(line) of `RECORD` has no path"
    case .size(let text): "line \(line) of `RECORD` has an invalid size: `\(text)`"
    case .unclosedQuote: "line \(line) of `RECORD` has a quote that is not closed"
    case .notUTF8: "line \(line) of `RECORD` is not valid UTF-8"
    }
  }
}
