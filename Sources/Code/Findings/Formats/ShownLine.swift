internal import TerminalUI

/// A line of a source as a terminal shows it, measured once for all findings in it.
struct ShownLine {
  /// The scalars that are shown, control characters as their pictures.
  private var shown: [Unicode.Scalar] = []
  /// The columns before each of the shown scalars, and those of the whole line.
  private var columns: [Int] = [0]
  /// For each scalar of the source, and for the end of the line, the number of shown scalars before it.
  private var places: [Int] = [0]
  let isBlank: Bool
  /// The number of blanks that the shown line starts with.
  private let blanks: Int

  init(_ line: String) {
    var isBlank = true
    var width = 0
    for scalar in line.unicodeScalars {
      if isBlank && !scalar.properties.isWhitespace { isBlank = false }
      Self.append(scalar, to: &shown)
      while columns.count <= shown.count {
        width += displayWidth(of: String(shown[columns.count - 1]))
        columns.append(width)
      }
      places.append(shown.count)
    }
    self.isBlank = isBlank
    blanks = shown.firstIndex { $0 != " " } ?? shown.count
  }

  /// The columns of the line.
  var width: Int { columns[columns.count - 1] }
  /// The number of scalars in the source.
  var scalarCount: Int { places.count - 1 }

  /// The columns before a scalar of the source.
  func columns(before scalar: Int) -> Int { columns[places[min(max(0, scalar), scalarCount)]] }

  /// Whether only blanks are shown before a scalar of the source.
  func isBlank(before scalar: Int) -> Bool {
    places[min(max(0, scalar), scalarCount)] <= blanks
  }

  /// As many columns as are shown, with an ellipsis where something is left out.
  func excerpt(from first: Int, width shownWidth: Int) -> String {
    if first > 0 && width <= first { return "" }
    if first == 0 && width <= shownWidth { return String(String.UnicodeScalarView(shown)) }
    var result = first > 0 ? "…" : ""
    // After a part that is left out, the ellipsis takes a column.
    var index = first > 0 ? partition { columns[$0] > first } : 0
    while index < shown.count, columns[index] < first + shownWidth {
      result.unicodeScalars.append(shown[index])
      index += 1
    }
    return index < shown.count ? result + "…" : result
  }

  /// The first shown scalar for which a condition holds that holds for all after it.
  private func partition(_ condition: (Int) -> Bool) -> Int {
    var low = 0
    var high = shown.count
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Tabs as four blanks and other control characters as their pictures, so that the marker fits.
  private static func append(_ scalar: Unicode.Scalar, to result: inout [Unicode.Scalar]) {
    switch scalar.value {
    case 0x09: result += [" ", " ", " ", " "]
    case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
    case 0x7F: result.append("\u{2421}")
    // What changes the direction of text would make it lie.
    case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F: result.append("\u{FFFD}")
    default: result.append(scalar)
    }
  }
}

/// The lines of a file, or of a cell, that findings show.
struct ShownLines {
  private let lines: [Int: String]
  private var measured: [Int: ShownLine] = [:]
  /// How many scalars of lines were measured.
  private(set) var scalarsRead = 0

  init(_ lines: [Int: String]) {
    self.lines = lines
  }

  func contains(_ number: Int) -> Bool { lines[number] != nil }

  /// The line of a number, counted from one; an empty one if it is not known.
  mutating func line(_ number: Int) -> ShownLine {
    if let line = measured[number] { return line }
    let line = ShownLine(lines[number] ?? "")
    scalarsRead += line.scalarCount
    // Findings come in order: what lies behind is not shown again.
    if measured.count > 100 { measured.removeAll(keepingCapacity: true) }
    measured[number] = line
    return line
  }
}
