/// Names that the parser and the checks look for, with the same symbol in every tree.
@usableFromInline package enum KnownNames {
  /// In the order of the constants below, whose numbers start at 1.
  static let names: StaticString = """
    _ __debug__ __future__ annotations print exec __class__ super __all__ TYPE_CHECKING barry_as_FLUFL *
    """

  /// `_`, as the wildcard pattern has it.
  package static let underscore = Symbol(rawValue: 1)
  /// `__debug__`, which nothing may bind.
  package static let debug = Symbol(rawValue: 2)
  /// `__future__`, the module of features.
  package static let future = Symbol(rawValue: 3)
  /// `annotations`, a feature of `__future__`.
  package static let annotations = Symbol(rawValue: 4)
  /// `print`, for advice on the statement of Python 2.
  package static let print = Symbol(rawValue: 5)
  /// `exec`, for advice on the statement of Python 2.
  package static let exec = Symbol(rawValue: 6)
  /// `__class__`, which methods can use without binding it.
  package static let classCell = Symbol(rawValue: 7)
  /// `super`, whose use makes a method need `__class__`.
  package static let `super` = Symbol(rawValue: 8)
  /// `__all__`, the names that a module exports.
  package static let all = Symbol(rawValue: 9)
  /// `TYPE_CHECKING`, which is true for type checkers only.
  package static let typeChecking = Symbol(rawValue: 10)
  /// `barry_as_FLUFL`, the feature that makes `<>` mean `!=`.
  package static let barryAsFLUFL = Symbol(rawValue: 11)
  /// `*`, as an import has it.
  package static let star = Symbol(rawValue: 12)
}
