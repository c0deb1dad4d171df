/// The names of the settings of code tools, as ruff's files have them.
enum CodeConfigurationKeys {
  /// Top-level keys that mean the same in our tables and in ruff's.
  static let shared = words(
    """
    extend output-format fix unsafe-fixes fix-only show-fixes output-prefer-rule-codes preview exclude extend-exclude
    extend-include force-exclude include respect-gitignore extension builtins namespace-packages target-version
    per-file-target-version src line-length indent-width lint format analyze
    """)

  /// Top-level keys that in our tables are about packages.
  static let onlyInRuff = words("cache-dir required-version")

  static let format = words(
    """
    exclude preview indent-style quote-style nested-string-quote-style skip-magic-trailing-comma line-ending
    docstring-code-format docstring-code-line-length
    """)

  /// Keys of `lint` that old files have at the top level.
  static let topLevelLint = words(
    """
    allowed-confusables dummy-variable-rgx extend-ignore extend-select extend-fixable extend-unfixable external fixable
    ignore extend-safe-fixes extend-unsafe-fixes ignore-init-module-imports logger-objects select
    explicit-preview-rules task-tags typing-modules unfixable flake8-annotations flake8-bandit flake8-boolean-trap
    flake8-bugbear flake8-builtins flake8-comprehensions flake8-copyright flake8-errmsg flake8-quotes flake8-self
    flake8-tidy-imports flake8-type-checking flake8-gettext flake8-implicit-str-concat flake8-import-conventions
    flake8-pytest-style flake8-unused-arguments isort mccabe pep8-naming pycodestyle pydocstyle pyflakes pylint
    pyupgrade per-file-ignores extend-per-file-ignores
    """)

  static let analyze = words(
    """
    exclude preview direction detect-string-imports string-imports-min-dots include-dependencies type-checking-imports
    """)

  private static func words(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
