/// What somebody may do. Raw values are the names in tokens.
public enum Role: String, CaseIterable, Hashable, Sendable, Codable {
  /// Takes one interview; sees and changes nothing but that session.
  case candidate
  /// Reads reports and decides.
  case hr
  /// Keeps the knowledge base, policy and tokens, and honours erasure.
  case admin
  /// A hiring system that starts interviews, or this program itself where a deadline passes.
  case service
}
