/// A stack of trivial values without uniqueness checks: it cannot be copied.
struct TrivialStack<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  mutating func push(_ element: Element) {
    if count == capacity { grow(by: 1) }
    (base + count).initialize(to: element)
    count &+= 1
  }

  /// Takes the last element off; nothing happens if there is none.
  @inline(__always)
  mutating func drop() {
    if count > 0 { count &-= 1 }
  }

  /// Forgets all elements from `newCount` on.
  @inline(__always)
  mutating func cut(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
  }

  /// The element at an index; an index outside traps.
  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return base[index]
    }
    set {
      precondition(index >= 0 && index < count)
      base[index] = newValue
    }
  }

  /// The elements, valid until the next change.
  func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: base, count: count))
  }

  /// Appends all elements of a buffer.
  @inline(__always)
  mutating func push(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    if capacity &- count < elements.count { grow(by: elements.count) }
    (base + count).initialize(from: source, count: elements.count)
    count &+= elements.count
  }

  @inline(__always)
  mutating func push(repeating element: Element, count repetitions: Int) {
    if capacity &- count < repetitions { grow(by: repetitions) }
    (base + count).initialize(repeating: element, count: repetitions)
    count &+= repetitions
  }

  @inline(never)
  private mutating func grow(by extra: Int) {
    let newCapacity = max(capacity * 2, count + extra)
    let newBase = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    newBase.initialize(from: base, count: count)
    base.deallocate()
    base = newBase
    capacity = newCapacity
  }
}
