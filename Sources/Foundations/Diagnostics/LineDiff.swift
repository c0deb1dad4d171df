/// Which lines of a text another text keeps, drops and adds: a shortest such script.
package struct LineDiff: Sendable {
  /// A run of lines that are the same in both texts, or that differ.
  package struct Piece: Sendable, Equatable {
    package let isEqual: Bool
    /// Line numbers from zero.
    package let old: Range<Int>
    package let new: Range<Int>
  }

  /// The lines of the texts, each with its line feed.
  package let oldLines: [ArraySlice<UInt8>]
  package let newLines: [ArraySlice<UInt8>]
  /// The runs in order; equal and different ones alternate.
  package let pieces: [Piece]

  /// Compares two texts.
  ///
  /// - Complexity: O((n + m) d) for d lines that differ.
  package init(from old: [UInt8], to new: [UInt8]) {
    oldLines = Self.lines(of: old)
    newLines = Self.lines(of: new)
    pieces = LineComparison(oldLines, newLines).pieces()
  }

  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A { end += 1 }
      end = min(end + 1, text.count)
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  /// The different pieces with up to `context` equal lines around each, in groups.
  ///
  /// - Parameter gap: the most lines that would be left out between two groups which are shown instead.
  package func hunks(context: Int, joiningGapsOf gap: Int = 0) -> [[Piece]] {
    var hunks: [[Piece]] = []
    var current: [Piece] = []
    for (index, piece) in pieces.enumerated() {
      guard piece.isEqual else {
        current.append(piece)
        continue
      }
      let head = piece.prefix(index == 0 ? 0 : context)
      let tail = piece.suffix(index == pieces.count - 1 ? 0 : context)
      if index > 0, index < pieces.count - 1, piece.old.count <= 2 * context + gap {
        current.append(piece)
        continue
      }
      if !current.isEmpty {
        if !head.old.isEmpty { current.append(head) }
        hunks.append(current)
      }
      current = tail.old.isEmpty ? [] : [tail]
    }
    if current.contains(where: { !$0.isEqual }) { hunks.append(current) }
    return hunks
  }
}

extension LineDiff.Piece {
  fileprivate func prefix(_ count: Int) -> Self {
    let count = min(count, old.count)
    return Self(
      isEqual: isEqual, old: old.lowerBound..<old.lowerBound + count, new: new.lowerBound..<new.lowerBound + count)
  }

  fileprivate func suffix(_ count: Int) -> Self {
    let count = min(count, old.count)
    return Self(
      isEqual: isEqual, old: old.upperBound - count..<old.upperBound, new: new.upperBound - count..<new.upperBound)
  }
}

/// Myers' comparison in linear space, after what is common at both ends and what has no partner is set aside.
private struct LineComparison {
  private var old: [Int]
  private var new: [Int]
  private var isOldKept: [Bool]
  private var isNewKept: [Bool]

  init(_ oldLines: [ArraySlice<UInt8>], _ newLines: [ArraySlice<UInt8>]) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      if let known = numbers[line] { return known }
      numbers[line] = numbers.count
      return numbers.count - 1
    }
    old = oldLines.map(number)
    new = newLines.map(number)
    isOldKept = Array(repeating: false, count: old.count)
    isNewKept = Array(repeating: false, count: new.count)
  }

  mutating func run() {
    var start = 0
    var oldEnd = old.count
    var newEnd = new.count
    while start < oldEnd, start < newEnd, old[start] == new[start] {
      isOldKept[start] = true
      isNewKept[start] = true
      start += 1
    }
    while oldEnd > start, newEnd > start, old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
      isOldKept[oldEnd] = true
      isNewKept[newEnd] = true
    }
    // Lines that only one side has cannot be kept: leaving them out makes the search short.
    let oldNumbers = Set(old[start..<oldEnd])
    let newNumbers = Set(new[start..<newEnd])
    let oldPlaces = (start..<oldEnd).filter { newNumbers.contains(old[$0]) }
    let newPlaces = (start..<newEnd).filter { oldNumbers.contains(new[$0]) }
    var search = CommonSubsequence(oldPlaces.map { old[$0] }, newPlaces.map { new[$0] })
    for (oldIndex, newIndex) in search.pairs() {
      isOldKept[oldPlaces[oldIndex]] = true
      isNewKept[newPlaces[newIndex]] = true
    }
    var oldGroups = ChangeGroups(old, isChanged: isOldKept.map(!), isOtherChanged: isNewKept.map(!))
    oldGroups.compact()
    var newGroups = ChangeGroups(new, isChanged: isNewKept.map(!), isOtherChanged: oldGroups.isChanged)
    newGroups.compact()
    isOldKept = oldGroups.isChanged.map(!)
    isNewKept = newGroups.isChanged.map(!)
  }

  consuming func pieces() -> [LineDiff.Piece] {
    run()
    var pieces: [LineDiff.Piece] = []
    var oldIndex = 0
    var newIndex = 0
    while oldIndex < old.count || newIndex < new.count {
      let (oldStart, newStart) = (oldIndex, newIndex)
      while oldIndex < old.count, newIndex < new.count, isOldKept[oldIndex], isNewKept[newIndex] {
        oldIndex += 1
        newIndex += 1
      }
      if oldIndex > oldStart {
        pieces.append(LineDiff.Piece(isEqual: true, old: oldStart..<oldIndex, new: newStart..<newIndex))
        continue
      }
      while oldIndex < old.count, !isOldKept[oldIndex] { oldIndex += 1 }
      while newIndex < new.count, !isNewKept[newIndex] { newIndex += 1 }
      pieces.append(LineDiff.Piece(isEqual: false, old: oldStart..<oldIndex, new: newStart..<newIndex))
    }
    return pieces
  }
}

/// A longest common subsequence of two lists of numbers.
private struct CommonSubsequence {
  private let old: [Int]
  private let new: [Int]
  private var forward: [Int]
  private var backward: [Int]
  private var found: [(Int, Int)] = []

  init(_ old: [Int], _ new: [Int]) {
    self.old = old
    self.new = new
    forward = Array(repeating: 0, count: 2 * (old.count + new.count) + 3)
    backward = forward
  }

  /// The places of the common elements, in order.
  mutating func pairs() -> [(Int, Int)] {
    var pending = [(old.indices, new.indices)]
    while let (oldRange, newRange) = pending.popLast() {
      var oldStart = oldRange.lowerBound
      var newStart = newRange.lowerBound
      while oldStart < oldRange.upperBound, newStart < newRange.upperBound, old[oldStart] == new[newStart] {
        found.append((oldStart, newStart))
        oldStart += 1
        newStart += 1
      }
      var oldEnd = oldRange.upperBound
      var newEnd = newRange.upperBound
      while oldEnd > oldStart, newEnd > newStart, old[oldEnd - 1] == new[newEnd - 1] {
        oldEnd -= 1
        newEnd -= 1
        found.append((oldEnd, newEnd))
      }
      guard oldStart < oldEnd, newStart < newEnd else { continue }
      let (oldMiddle, newMiddle) = middle(oldStart..<oldEnd, newStart..<newEnd)
      // Both halves are smaller, or nothing is common any more.
      if (oldMiddle, newMiddle) == (oldStart, newStart) || (oldMiddle, newMiddle) == (oldEnd, newEnd) { continue }
      pending.append((oldMiddle..<oldEnd, newMiddle..<newEnd))
      pending.append((oldStart..<oldMiddle, newStart..<newMiddle))
    }
    return found.sorted { $0 < $1 }
  }

  /// A place that a shortest script goes through, found from both ends at once.
  private mutating func middle(_ oldRange: Range<Int>, _ newRange: Range<Int>) -> (Int, Int) {
    let oldCount = oldRange.count
    let newCount = newRange.count
    let difference = oldCount - newCount
    let isOdd = difference % 2 != 0
    let center = old.count + new.count + 1
    forward[center + 1] = 0
    backward[center + 1] = 0
    for distance in 0...((oldCount + newCount + 1) / 2) {
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let isDown =
          diagonal == -distance
          || (diagonal != distance && forward[center + diagonal - 1] < forward[center + diagonal + 1])
        var x = isDown ? forward[center + diagonal + 1] : forward[center + diagonal - 1] + 1
        var y = x - diagonal
        let start = (x, y)
        while x < oldCount, y < newCount, y >= 0, old[oldRange.lowerBound + x] == new[newRange.lowerBound + y] {
          x += 1
          y += 1
        }
        forward[center + diagonal] = x
        let opposite = difference - diagonal
        if isOdd, abs(opposite) < distance, x + backward[center + opposite] >= oldCount {
          return clamped(start, oldRange, newRange)
        }
      }
      for diagonal in stride(from: -distance, through: distance, by: 2) {
        let isDown =
          diagonal == -distance
          || (diagonal != distance && backward[center + diagonal - 1] < backward[center + diagonal + 1])
        var x = isDown ? backward[center + diagonal + 1] : backward[center + diagonal - 1] + 1
        var y = x - diagonal
        while x < oldCount, y < newCount, y >= 0,
          old[oldRange.upperBound - 1 - x] == new[newRange.upperBound - 1 - y]
        {
          x += 1
          y += 1
        }
        backward[center + diagonal] = x
        let opposite = difference - diagonal
        if !isOdd, abs(opposite) <= distance, x + forward[center + opposite] >= oldCount {
          return clamped((oldCount - x, newCount - y), oldRange, newRange)
        }
      }
    }
    return (oldRange.lowerBound, newRange.lowerBound)
  }

  private func clamped(_ place: (Int, Int), _ oldRange: Range<Int>, _ newRange: Range<Int>) -> (Int, Int) {
    (
      oldRange.lowerBound + min(max(place.0, 0), oldRange.count),
      newRange.lowerBound + min(max(place.1, 0), newRange.count)
    )
  }
}
