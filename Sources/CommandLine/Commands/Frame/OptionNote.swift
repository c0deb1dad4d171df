internal import ArgumentParsing

/// What is said about an option that was given and is not honoured as it stands.
enum OptionNote {
  case warning(String)
  case refusal(CommandError)

  /// Nothing for an option that has its effect.
  init?(_ option: OptionDeclaration) {
    switch option.effect {
    case .some: return nil
    case .none(let reason): self = .warning("`--\(option.name)` has no effect: \(reason)")
    case .notYet: self = .refusal(.unsupported("`--\(option.name)`"))
    case .never(let reason): self = .refusal(CommandError("`--\(option.name)` is not supported: \(reason)"))
    }
  }
}
