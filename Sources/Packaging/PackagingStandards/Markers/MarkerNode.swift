/// A node of the decision diagrams, by its place in the arena, with its sign.
///
/// The lowest bit set means the negation of the node. Node 0 is the constant true.
struct MarkerNodeID: Hashable, BitwiseCopyable {
  let rawValue: UInt32

  static let alwaysTrue = MarkerNodeID(rawValue: 0)
  static let alwaysFalse = MarkerNodeID(rawValue: 1)

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(index: UInt32) { rawValue = index << 1 }

  var index: UInt32 { rawValue >> 1 }
  var isConstant: Bool { rawValue < 2 }
  var isNegated: Bool { rawValue & 1 == 1 }

  @inline(__always)
  static prefix func ! (id: MarkerNodeID) -> MarkerNodeID { MarkerNodeID(rawValue: id.rawValue ^ 1) }

  /// This node, negated if `parent` is: what a child means below a negated parent.
  @inline(__always)
  func signed(by parent: MarkerNodeID) -> MarkerNodeID {
    MarkerNodeID(rawValue: rawValue ^ (parent.rawValue & 1))
  }
}

/// One decision: a variable, the children, and what leads to which child.
///
/// | variable | children | labels |
/// | --- | --- | --- |
/// | text marker | for any other value, then one for each value | the values, in the order of their text |
/// | version marker | one for each interval, ascending | the boundaries between the intervals |
/// | anything else | for false, for true | none |
///
/// Neighbouring intervals have different children, and no value has the child of the other values. The first child is
/// never negated: that makes a function and its negation one node.
@safe struct MarkerNode: BitwiseCopyable {
  let variable: MarkerVariable
  let childCount: UInt32
  let hash: UInt32
  private let childStorage: UnsafePointer<MarkerNodeID>
  private let valueStorage: UnsafePointer<UInt32>?
  private let boundaryStorage: UnsafePointer<VersionBoundary>?

  /// Copies a node's parts to memory that lives as long as the process.
  init(variable: MarkerVariable, decision: borrowing MarkerDecision, hash: UInt32) {
    self.variable = variable
    self.hash = hash
    childCount = UInt32(decision.children.count)
    unsafe childStorage = Self.immortal(decision.children)
    unsafe valueStorage = decision.values.isEmpty ? nil : Self.immortal(decision.values)
    unsafe boundaryStorage = decision.boundaries.isEmpty ? nil : Self.immortal(decision.boundaries)
  }

  private static func immortal<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafePointer<Element> {
    let storage = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, elements.count))
    _ = unsafe storage.initialize(fromContentsOf: elements)
    return unsafe UnsafePointer(storage.baseAddress ?? UnsafeMutablePointer.allocate(capacity: 1))
  }

  @inline(__always)
  func child(_ index: Int) -> MarkerNodeID {
    precondition(index >= 0 && index < Int(childCount))
    return unsafe childStorage[index]
  }

  /// The value that leads to the child at `index + 1`.
  @inline(__always)
  func value(_ index: Int) -> UInt32 {
    guard let valueStorage = unsafe valueStorage, index >= 0, index < Int(childCount) - 1 else { return 0 }
    return unsafe valueStorage[index]
  }

  /// The boundary between the children at `index` and `index + 1`.
  @inline(__always)
  func boundary(_ index: Int) -> VersionBoundary {
    guard let boundaryStorage = unsafe boundaryStorage, index >= 0, index < Int(childCount) - 1 else { return .highest }
    return unsafe boundaryStorage[index]
  }

  /// The interval that leads to the child at `index`.
  func interval(_ index: Int) -> VersionInterval {
    VersionInterval(
      lower: index == 0 ? .lowest : boundary(index - 1),
      upper: index == Int(childCount) - 1 ? .highest : boundary(index))
  }

  /// Whether the node's parts are those of `decision`.
  func matches(_ variable: MarkerVariable, _ decision: borrowing MarkerDecision) -> Bool {
    guard self.variable == variable, Int(childCount) == decision.children.count else { return false }
    for index in 0..<decision.children.count where child(index) != decision.children[index] { return false }
    for index in 0..<decision.values.count where value(index) != decision.values[index] { return false }
    for index in 0..<decision.boundaries.count where boundary(index) != decision.boundaries[index] { return false }
    return true
  }
}

/// The parts of a node that is being made.
struct MarkerDecision {
  var children: [MarkerNodeID] = []
  var values: [UInt32] = []
  var boundaries: [VersionBoundary] = []

  static func boolean(whenFalse: MarkerNodeID, whenTrue: MarkerNodeID) -> MarkerDecision {
    MarkerDecision(children: [whenFalse, whenTrue])
  }

  /// Adds an interval's child; the interval begins at `lower` and ends where the next begins.
  mutating func appendInterval(from lower: VersionBoundary, _ child: MarkerNodeID) {
    guard let last = children.last else {
      children.append(child)
      return
    }
    if last == child { return }
    children.append(child)
    boundaries.append(lower)
  }

  /// Adds a value's child, unless it is the child of all other values.
  mutating func appendValue(_ value: UInt32, _ child: MarkerNodeID) {
    if child == children[0] { return }
    children.append(child)
    values.append(value)
  }
}
