// Generated from CodeGeneration/SyntaxNodes.txt. Do not edit: change the description and generate again.

/// A piece of an f-string, a t-string or a format specification.
@usableFromInline package struct InterpolatedElement: SyntaxNode, ~Escapable, BitwiseCopyable {
  @usableFromInline package let tree: TreeView
  @usableFromInline package let id: NodeID

  @inlinable @_lifetime(copy tree)
  package init(unchecked id: NodeID, in tree: TreeView) {
    self.tree = tree
    self.id = id
  }

  @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
  @inlinable package var range: TextRange { tree.range(of: id) }
  @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
  @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
  @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

  /// Every kind of `InterpolatedElement` with its view.
  @usableFromInline package enum Case: ~Escapable {
    case text(InterpolatedElement.Text)
    case interpolation(InterpolatedElement.Interpolation)
  }

  /// The view of this node's own kind, to switch over.
  @inlinable package var cases: Case {
    @_lifetime(copy self) get {
      switch tree.kind(of: id) {
      case .textElement: return .text(InterpolatedElement.Text(unchecked: id, in: tree))
      default: return .interpolation(InterpolatedElement.Interpolation(unchecked: id, in: tree))
      }
    }
  }

  /// This node as `InterpolatedElement.Text`, if it is one.
  @inlinable package var asText: InterpolatedElement.Text? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .textElement ? InterpolatedElement.Text(unchecked: id, in: tree) : nil
    }
  }

  /// This node as `InterpolatedElement.Interpolation`, if it is one.
  @inlinable package var asInterpolation: InterpolatedElement.Interpolation? {
    @_lifetime(copy self) get {
      tree.kind(of: id) == .interpolationElement ? InterpolatedElement.Interpolation(unchecked: id, in: tree) : nil
    }
  }
}

extension InterpolatedElement {
  /// Literal text inside an f-string, a t-string or a format specification.
  ///
  /// - Grammar: `FSTRING_MIDDLE`
  @usableFromInline package struct Text: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }
  }

  /// A replacement field `{value!r:spec}`. CPython: `FormattedValue`, `Interpolation`.
  /// With `isDebug` (`{value=}`) the text from after the brace up to the `!`, `:` or `}` is part of the string.
  ///
  /// - Grammar: `'{' annotated_rhs ['='] ['!' NAME] [':' fstring_format_spec*] '}'`
  @usableFromInline package struct Interpolation: SyntaxNode, ~Escapable, BitwiseCopyable {
    @usableFromInline package let tree: TreeView
    @usableFromInline package let id: NodeID

    @inlinable @_lifetime(copy tree)
    package init(unchecked id: NodeID, in tree: TreeView) {
      self.tree = tree
      self.id = id
    }

    @inlinable @inline(__always) package var kind: NodeKind { tree.node(id).kind }
    @inlinable package var range: TextRange { tree.range(of: id) }
    @inlinable @inline(__always) package var start: UInt32 { tree.node(id).start }
    @inlinable @inline(__always) package var end: UInt32 { tree.node(id).end }
    @inlinable @inline(__always) package var isParenthesized: Bool { tree.node(id).flags & Node.parenthesizedFlag != 0 }

    @inlinable package var conversion: InterpolationConversion {
      InterpolationConversion(storage: tree.node(id).aux)
    }

    @inlinable package var isDebug: Bool { tree.node(id).flags & 1 != 0 }

    @inlinable package var value: Expr {
      @_lifetime(copy self) get { Expr(unchecked: NodeID(rawValue: tree.node(id).a), in: tree) }
    }

    @inlinable package var formatSpec: FormatSpecification? {
      @_lifetime(copy self) get {
        let id = NodeID(rawValue: tree.node(id).b)
        return id.isAbsent ? nil : FormatSpecification(unchecked: id, in: tree)
      }
    }
  }
}
