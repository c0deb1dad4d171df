internal import CodeOperations
internal import Formatting

extension FormatLineRange {
  /// Reads the value of `--range`: `10-20`, `10:5-20:1`, `10` or `-20`.
  ///
  /// - Throws: `CommandError` for anything else.
  init(option text: String) throws {
    let parts = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let first = parts.first ?? ""
    let last = parts.count > 1 ? parts[1] : ""
    let start = first.isEmpty ? SourcePosition(line: 1, column: 1) : try Self.place(first, "start", of: text)
    let end = last.isEmpty ? nil : try Self.place(last, "end", of: text)
    if let end, (end.line, end.column) < (start.line, start.column) {
      throw CommandError(
        "Invalid value `\(text)` for `--range`: it starts at \(Self.text(start)), behind its end \(Self.text(end))",
        hints: ["did you mean `\(Self.text(end))-\(Self.text(start))`?"])
    }
    self.init(start: start, end: end)
  }

  private static func place(_ text: Substring, _ name: String, of range: String) throws -> SourcePosition {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = parts.map { Int($0) }
    guard let line = numbers[0], let column = numbers.count > 1 ? numbers[1] : 1 else {
      throw CommandError(
        "Invalid value `\(range)` for `--range`: the \(name) `\(text)` is neither a line nor `line:column`")
    }
    guard line > 0, column > 0 else {
      throw CommandError("Invalid value `\(range)` for `--range`: lines and columns are counted from 1")
    }
    return SourcePosition(line: line, column: column)
  }

  private static func text(_ place: SourcePosition) -> String { "\(place.line):\(place.column)" }
}
