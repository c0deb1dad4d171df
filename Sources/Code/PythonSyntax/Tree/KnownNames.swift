/// Names that the parser and the checks look for, with the same symbol in every tree.
@usableFromInline package enum KnownNames {
  /// In the order of the constants below, whose numbers start at 1.
  static let names: StaticString = """
    _ __debug__ __future__ annotations print exec __class__ super __all__ typing typing_extensions \
    TYPE_CHECKING self cls barry_as_FLUFL *
    """

  package static let underscore = Symbol(rawValue: 1)
  package static let debug = Symbol(rawValue: 2)
  package static let future = Symbol(rawValue: 3)
  package static let annotations = Symbol(rawValue: 4)
  package static let print = Symbol(rawValue: 5)
  package static let exec = Symbol(rawValue: 6)
  package static let classCell = Symbol(rawValue: 7)
  package static let `super` = Symbol(rawValue: 8)
  package static let all = Symbol(rawValue: 9)
  package static let typing = Symbol(rawValue: 10)
  package static let typingExtensions = Symbol(rawValue: 11)
  package static let typeChecking = Symbol(rawValue: 12)
  package static let `self` = Symbol(rawValue: 13)
  package static let cls = Symbol(rawValue: 14)
  package static let barryAsFLUFL = Symbol(rawValue: 15)
  package static let star = Symbol(rawValue: 16)
}
