/// How many bytes tables hold, and how many were allocated for them: a buffer that grew has room at its end.
@usableFromInline package struct MemoryUse: Sendable, BitwiseCopyable {
  /// The bytes that hold something.
  @usableFromInline package var used: Int
  /// The bytes that are taken from the system.
  @usableFromInline package var allocated: Int

  @inlinable package init(used: Int = 0, allocated: Int = 0) {
    self.used = used
    self.allocated = allocated
  }

  /// Adds another use to this one.
  @inlinable package static func += (left: inout MemoryUse, right: MemoryUse) {
    left.used += right.used
    left.allocated += right.allocated
  }

  /// Two uses together.
  @inlinable package static func + (left: MemoryUse, right: MemoryUse) -> MemoryUse {
    MemoryUse(used: left.used + right.used, allocated: left.allocated + right.allocated)
  }
}
