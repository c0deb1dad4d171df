public import PythonSyntax

/// One of several alternatives of a statement.
///
/// Bindings in different branches of one `if`, `match` or `try` do not redefine each other.
@usableFromInline package struct Branch: Sendable, BitwiseCopyable {
  /// The `If`, `Match`, `Try`, `For` or `While`.
  @usableFromInline package var statement: NodeID
  /// Which alternative, from 0 on. Of a `try`, the body and the `else` are one alternative and each handler is another.
  @usableFromInline package var alternative: UInt32
  /// Whether it is the body of a `try`, a part of which may have run before a handler does.
  @usableFromInline package var mayBeInterrupted: Bool
  /// The branch around it; none if the statement is in no other.
  @usableFromInline package var parent: BranchID
}
