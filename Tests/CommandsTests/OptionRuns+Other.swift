/// Options that change nothing where they are given, and those that are refused.
extension OptionRun {
  /// All whose effect is compared.
  static let all = installing + syncing + shared + compiling + reading + making + code + unchanging

  /// Options that are right and change nothing: they say what is so anyway, or what nothing here depends on.
  static let unchanging: [OptionRun] =
    [
      // Nothing is encrypted, nothing takes long enough for a bar, no Python is ever downloaded.
      ("pip compile app.txt -q --no-header", ["--allow-insecure-host localhost", "--no-progress"]),
      (
        "pip compile app.txt -q --no-header",
        ["--system-certs", "--no-system-certs", "--native-tls", "--no-native-tls"]
      ),
      ("pip compile app.txt -q --no-header", ["--preview", "--no-preview", "--preview-features x"]),
      ("python find", ["--no-python-downloads", "--allow-python-downloads", "--python-fetch never"]),
      ("python find", ["--python-downloads-json-url x"]),
      // One resolution has no forks, and nothing has a password.
      ("pip compile app.txt -q --no-header", ["--fork-strategy fewest", "--keyring-provider disabled"]),
      ("pip uninstall -q ghost", ["--keyring-provider disabled"]),
      // Nothing is built.
      ("pip compile app.txt -q --no-header", ["--config-setting a=b", "--config-settings-package app:a=b"]),
      (
        "pip compile app.txt -q --no-header",
        ["--no-build-isolation", "--build-isolation", "--no-build-isolation-package app"]
      ),
      ("pip compile app.txt -q --no-header", ["--require-build-hashes", "--build-constraints older.txt"]),
      ("pip install --dry-run -q app", ["--no-editable", "--no-editable-package app"]),
      // What is so anyway.
      ("pip install --dry-run -q app", ["--output-format text"]), ("pip sync -q app.txt", ["--output-format text"]),
      ("pip compile app.txt -q --no-header", ["--format requirements.txt", "--no-universal", "--no-generate-hashes"]),
      ("pip list", ["--no-outdated"]), ("pip list", ["--exclude-editable"]), ("pip freeze", ["--exclude-editable"]),
      ("cache clean -q", ["--force"]), ("python list -q", ["--only-installed"]),
      ("lint code/match.py", ["--preview", "--no-preview", "--no-cache", "--cache-dir c"]),
      ("lint code/match.py", ["--line-length 80", "--select E", "--ignore E9", "--extend-select E"]),
      ("format --check code/match.py", ["--preview", "--no-preview", "--target-version py312"]),
      // Files are linked or copied where there are any.
      ("pip compile app.txt -q --no-header", ["--link-mode copy"]),
      ("venv -q one", ["--link-mode copy", "--system", "--no-system"]),
      // Nothing is changed.
      ("pip list", ["--break-system-packages", "--no-break-system-packages"]),
      ("pip freeze", ["--break-system-packages", "--no-break-system-packages"]),
      ("pip tree", ["--break-system-packages", "--no-break-system-packages"]),
      ("pip check -q", ["--break-system-packages", "--no-break-system-packages"]),
      ("pip show --system ghost", ["--break-system-packages", "--no-break-system-packages"]),
    ].flatMap { (command: String, options: [String]) in options.map { OptionRun(command, $0) } }

  /// Options of a command that has asked an index before about two packages which have newer versions by now, and what
  /// it then chooses.
  static let refreshing: [(option: String, pins: String)] = [
    ("", "app==1.0\npart==1.0\n"), ("--refresh", "app==2.0\npart==2.0\n"),
    ("--refresh-package part", "app==1.0\npart==2.0\n"), ("--no-refresh", "app==1.0\npart==1.0\n"),
    ("--upgrade-package app", "app==2.0\npart==1.0\n"),
  ]

  static let refused: [(command: String, message: String)] = [
    ("pip install --group dev", "`--group` is not supported yet"),
    ("pip compile app.txt --group dev", "`--group` is not supported yet"),
    ("pip sync app.txt --group dev", "`--group` is not supported yet"),
    ("pip install app --torch-backend cpu", "`--torch-backend` is not supported yet"),
    ("pip compile app.txt --torch-backend cpu", "`--torch-backend` is not supported yet"),
    ("pip sync app.txt --torch-backend cpu", "`--torch-backend` is not supported yet"),
    ("pip install app --upgrade-group dev", "`--upgrade-group` is not supported yet"),
    ("pip install --editable mine", "`--editable` is not supported yet"),
    ("pip install app --user", "`--user` is not supported: packages go into an environment"),
    ("pip install app --output-format json", "`--output-format json` is not supported yet"),
    ("pip sync app.txt --output-format json", "`--output-format json` is not supported yet"),
    ("pip compile app.txt --emit-marker-expression", "`--emit-marker-expression` is not supported yet"),
    ("pip compile app.txt --universal", "`--universal` is not supported yet"),
    ("pip compile app.txt --generate-hashes", "`--generate-hashes` is not supported yet"),
    ("pip compile app.txt --format pylock.toml", "writing `pylock.toml` is not supported yet"),
    ("pip compile app.txt --require-hashes", "`--require-hashes` is not supported: nothing is installed"),
    ("pip compile app.txt --no-verify-hashes", "`--no-verify-hashes` is not supported: nothing is installed"),
    ("pip sync app.txt --overrides pinned.txt", "`--overrides` is not supported: exactly what is listed"),
    ("pip sync app.txt --excludes part.txt", "`--excludes` is not supported: exactly what is listed"),
    ("pip list --outdated", "`--outdated` is not supported yet"),
    ("pip tree --outdated", "`--outdated` is not supported yet"),
    ("pip tree --show-sizes", "`--show-sizes` is not supported yet"),
    ("pip install app --config-setting a", "Invalid value `a` for `config-setting`"),
    ("pip install app --config-settings-package a", "Invalid value `a` for `config-settings-package`"),
    ("pip install app --no-build-isolation-package a/b", "Invalid value `a/b` for `no-build-isolation-package`"),
    ("pip install app --no-sources-package a/b", "Invalid value `a/b` for `no-sources-package`"),
    ("pip install app --build-constraints missing.txt", "File not found: `missing.txt`"),
    ("pip install app --find-links nowhere", "Failed to read the links of"),
    ("pip install app --fork-strategy x", "Invalid value `x` for `--fork-strategy <FORK_STRATEGY>`"),
    ("python list --only-downloads", "`--only-downloads` is not supported yet"),
    ("python list --all-versions", "`--all-versions` is not supported yet"),
    ("python list --all-platforms", "`--all-platforms` is not supported yet"),
    ("python list --all-arches", "`--all-arches` is not supported yet"),
    ("python list --show-urls", "`--show-urls` is not supported yet"),
    ("python list --python-downloads-json-url x", "`--python-downloads-json-url` is not supported yet"),
  ]
}
