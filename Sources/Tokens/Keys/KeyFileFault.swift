/// Why a file or folder of signing keys cannot be used.
public enum KeyFileFault: Hashable, Sendable, CustomStringConvertible {
  /// A link stands in its place.
  case link
  /// It is something else than a file, or a folder for the folder.
  case wrongKind
  /// Others may read or write it. For a folder: others may write in it.
  case openToOthers
  /// Another user owns it.
  case foreignOwner
  /// There is nothing in it.
  case empty
  /// It holds more than any key has.
  case tooLong
  /// It holds no P-256 private key in PEM.
  case damaged
  /// Its name does not tell its age.
  case badName
  /// There are more keys than are ever needed.
  case tooManyKeys(most: Int)
  /// The system refuses: an `errno` and its words.
  case system(code: Int32, words: String)

  /// What is wrong and what to do about it.
  public var description: String {
    switch self {
    case .link: "it is a link; put the file itself there"
    case .wrongKind: "it is of another kind; keys are plain files in a folder"
    case .openToOthers:
      "others may read or write it; run chmod 600 on a key or chmod 700 on the folder, and make a new key "
        + "if others could have read it"
    case .foreignOwner: "another user owns it; run chown to the user that the server runs as"
    case .empty: "it is empty; restore it from a backup or remove it"
    case .tooLong:
      "it has more than \(TokenKeyFolder.mostKeyBytes) bytes; restore it from a backup or remove it"
    case .damaged: "it holds no P-256 private key in PEM; restore it from a backup or remove it"
    case .badName:
      "its name must be key-SECONDS.pem, with the seconds since 1970 at which it was made; rename it"
    case .tooManyKeys(let most):
      "there are more than \(most) keys; remove those whose tokens have all expired"
    case .system(_, let words): "\(words); give the server a folder that it may write"
    }
  }
}
