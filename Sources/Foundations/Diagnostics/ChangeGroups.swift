/// Moves runs of changed lines where they read best.
///
/// A run whose first line equals the line behind it can as well be one line further down, and so on. A run is moved to
/// where the other text changes too, so that the two become one difference; else as far down as it goes. Runs that meet
/// become one.
struct ChangeGroups {
  /// The lines of a text between two that are kept; there may be none.
  private struct Group {
    var start: Int
    var end: Int

    var isEmpty: Bool { start == end }

    /// Goes on to the group behind the next kept line; false at the end.
    mutating func moveToNext(_ isChanged: [Bool]) -> Bool {
      guard end < isChanged.count else { return false }
      start = end + 1
      end = start
      while end < isChanged.count, isChanged[end] { end += 1 }
      return true
    }

    /// Goes back to the group before the kept line before this one.
    mutating func moveToPrevious(_ isChanged: [Bool]) {
      guard start > 0 else { return }
      end = start - 1
      start = end
      while start > 0, isChanged[start - 1] { start -= 1 }
    }

    init(first isChanged: [Bool]) {
      start = 0
      end = isChanged.firstIndex(of: false) ?? isChanged.count
    }
  }

  private let lines: [Int]
  private let isOtherChanged: [Bool]
  private(set) var isChanged: [Bool]
  private var group: Group
  private var other: Group

  /// - Parameter lines: a number a line, the same for equal lines.
  init(_ lines: [Int], isChanged: [Bool], isOtherChanged: [Bool]) {
    self.lines = lines
    self.isChanged = isChanged
    self.isOtherChanged = isOtherChanged
    group = Group(first: isChanged)
    other = Group(first: isOtherChanged)
  }

  mutating func compact() {
    repeat {
      if !group.isEmpty { moveGroup() }
    } while group.moveToNext(isChanged) && other.moveToNext(isOtherChanged)
  }

  private mutating func moveGroup() {
    var meetsOther = false
    var size = 0
    // When a run has swallowed another one, it may be able to go further.
    while size != group.end - group.start {
      size = group.end - group.start
      while slideUp() { other.moveToPrevious(isOtherChanged) }
      meetsOther = !other.isEmpty
      while slideDown() {
        _ = other.moveToNext(isOtherChanged)
        meetsOther = meetsOther || !other.isEmpty
      }
    }
    guard meetsOther else { return }
    while other.isEmpty, slideUp() { other.moveToPrevious(isOtherChanged) }
  }

  private mutating func slideUp() -> Bool {
    guard group.start > 0, lines[group.start - 1] == lines[group.end - 1] else { return false }
    group.start -= 1
    group.end -= 1
    isChanged[group.start] = true
    isChanged[group.end] = false
    while group.start > 0, isChanged[group.start - 1] { group.start -= 1 }
    return true
  }

  private mutating func slideDown() -> Bool {
    guard group.end < lines.count, lines[group.start] == lines[group.end] else { return false }
    isChanged[group.start] = false
    isChanged[group.end] = true
    group.start += 1
    group.end += 1
    while group.end < lines.count, isChanged[group.end] { group.end += 1 }
    return true
  }
}
