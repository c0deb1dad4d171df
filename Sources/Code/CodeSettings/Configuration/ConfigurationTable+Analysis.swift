/// The values of `direction` in `[analyze]`, each of which has two spellings.
private enum AnalysisDirection: String, CaseIterable {
  case dependencies, dependents
  case capitalizedDependencies = "Dependencies"
  case capitalizedDependents = "Dependents"
}

extension ConfigurationTable {
  /// Checks the settings of the peer's import analysis, of which nothing here makes use.
  func checkAnalysisSettings() throws {
    try checkKeys(CodeConfigurationKeys.analyze)
    _ = try patterns("exclude")
    for flag in ["preview", "detect-string-imports", "type-checking-imports"] { _ = try self.flag(flag) }
    _ = try choice("direction", AnalysisDirection.self)
    _ = try integer("string-imports-min-dots", in: 0...Int.max)
    if let files = try table("include-dependencies") {
      for file in files.keys { _ = try files.texts(file) }
    }
  }
}
