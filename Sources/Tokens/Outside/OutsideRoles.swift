import SessionModel

/// What an outside issuer's words for roles mean here.
struct OutsideRoles: Sendable {
  /// The most values that a token may give: some directories write every group of a person.
  static let mostValues = 500

  private let path: [String]
  private let meanings: [[UInt8]: Role]

  init(path: [String], meanings: [String: Role]) throws(TokenError) {
    guard (1...8).contains(path.count), path.allSatisfy({ (1...200).contains($0.utf8.count) }) else {
      throw .badSetting(
        name: "outside role claim", problem: "must be 1 to 8 names of 1 to 200 bytes; set it so")
    }
    guard (1...64).contains(meanings.count), meanings.keys.allSatisfy({ (1...200).contains($0.utf8.count) })
    else {
      throw .badSetting(
        name: "outside roles", problem: "must map 1 to 64 values of 1 to 200 bytes; set it so")
    }
    guard meanings.values.allSatisfy({ $0 == .hr || $0 == .admin }) else {
      throw .badSetting(
        name: "outside roles", problem: "may mean hr or admin only; tokens of other roles are ours")
    }
    self.path = path
    self.meanings = Dictionary(meanings.map { (Array($0.key.utf8), $0.value) }) { first, _ in first }
  }

  /// The role that claims give: admin before hr, since an admin may do what hr may. Values that mean nothing here are
  /// passed over.
  func role(_ claims: TokenClaims) throws(TokenError) -> Role {
    guard claims.value(at: path) != nil else { throw .noRole }
    guard let values = claims.strings(at: path), values.count <= Self.mostValues else {
      let problem = "is neither a string nor an array of at most \(Self.mostValues) strings"
      throw .badClaim(name: path.joined(separator: "."), problem: problem)
    }
    let found = values.compactMap { meanings[Array($0.utf8)] }
    if found.contains(.admin) { return .admin }
    guard found.contains(.hr) else { throw .noRole }
    return .hr
  }
}
