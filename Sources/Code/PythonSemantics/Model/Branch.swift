package import PythonSyntax

/// One of several alternatives of a statement, of which at most one is taken, or a block that may be skipped.
///
/// Bindings in different branches of one `if`, `match` or `try` do not redefine each other.
package struct Branch: Sendable, BitwiseCopyable {
  /// The `If`, `Match`, `Try`, `For` or `While`.
  package var statement: NodeID
  /// Which alternative, from 0 on. Of a `try`, the body and the `else` are one alternative and each handler is another.
  package var alternative: UInt32
  package var parent: BranchID
}
