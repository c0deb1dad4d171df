/// A buffer of trivial elements, into which the lexer, the parser, passes over trees and the formatter write.
///
/// It differs from `Array` in that an append is one comparison and one store, without a uniqueness check: the buffer
/// cannot be copied.
@safe @usableFromInline package struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  /// The number of elements.
  @usableFromInline package internal(set) var count = 0
  @usableFromInline var capacity: Int

  /// An empty buffer with room for some elements.
  @inlinable package init(minimumCapacity: Int) {
    capacity = max(minimumCapacity, 16)
    unsafe base = .allocate(capacity: capacity)
  }

  /// A buffer that has elements from the start.
  @inlinable package init(repeating element: Element, count: Int) {
    self.init(minimumCapacity: count)
    unsafe base.initialize(repeating: element, count: count)
    self.count = count
  }

  @inlinable deinit {
    unsafe base.deallocate()
  }

  /// Whether there are no elements.
  @inlinable package var isEmpty: Bool { count == 0 }

  /// Adds an element at the end.
  @inline(__always)
  @inlinable package mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    unsafe (base + count).initialize(to: element)
    count &+= 1
  }

  /// Makes room so that the next `extra` appends do not move the elements.
  @inlinable package mutating func reserve(_ extra: Int) {
    if capacity - count < extra { grow(by: extra) }
  }

  @inline(never) @inlinable
  mutating func grow(by extra: Int) {
    let newCapacity = max(capacity * 2, count + extra)
    let newBase = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    unsafe newBase.initialize(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = unsafe newBase
    capacity = newCapacity
  }

  /// The element at an index; an index outside traps.
  @inline(__always)
  @inlinable package subscript(index: Int) -> Element {
    get {
      precondition(index >= 0 && index < count)
      return unsafe base[index]
    }
    _modify {
      precondition(index >= 0 && index < count)
      yield unsafe &base[index]
    }
  }

  /// Forgets the elements from `newCount` on.
  @inline(__always)
  @inlinable package mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
  }

  /// Appends the elements of another buffer from an index on.
  @inline(__always)
  @inlinable package mutating func append(contentsOf other: borrowing GrowableBuffer<Element>, from start: Int) {
    let extra = other.count - start
    precondition(start >= 0 && extra >= 0)
    if capacity - count < extra { grow(by: extra) }
    unsafe (base + count).initialize(from: other.base + start, count: extra)
    count += extra
  }

  /// Appends elements that lie elsewhere.
  @inline(__always)
  @inlinable package mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let source = elements.baseAddress else { return }
    let extra = elements.count
    if capacity &- count < extra { grow(by: extra) }
    unsafe (base + count).initialize(from: source, count: extra)
    count &+= extra
  }

  /// Appends one element several times.
  @inline(__always)
  @inlinable package mutating func append(repeating element: Element, count repetitions: Int) {
    precondition(repetitions >= 0)
    if capacity &- count < repetitions { grow(by: repetitions) }
    unsafe (base + count).initialize(repeating: element, count: repetitions)
    count &+= repetitions
  }

  /// Takes the last element off; an empty buffer traps.
  @inline(__always)
  @inlinable package mutating func removeLast() {
    precondition(count > 0)
    count &-= 1
  }

  /// Lends the elements to a function.
  @inlinable package func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) -> Result) -> Result {
    unsafe body(UnsafeBufferPointer(start: base, count: count))
  }

  /// The memory that the buffer has, room for more elements included.
  @inlinable package var memory: MemoryUse {
    MemoryUse(
      used: count * MemoryLayout<Element>.stride, allocated: max(capacity, count) * MemoryLayout<Element>.stride)
  }

  /// The elements as memory whose owner is now the caller. The buffer is empty afterwards.
  @inlinable package mutating func moveOut() -> UnsafeMutableBufferPointer<Element> {
    let elements = unsafe UnsafeMutableBufferPointer(start: base, count: count)
    capacity = 1
    unsafe base = .allocate(capacity: 1)
    count = 0
    return unsafe elements
  }
}
