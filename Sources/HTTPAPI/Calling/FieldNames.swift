import HTTPTypes

extension HTTPField.Name {
  /// Where a part of an upload begins, and how many bytes have arrived.
  static let uploadOffset = named("Upload-Offset")
  /// How many bytes an upload will have.
  static let uploadLength = named("Upload-Length")
  /// Makes the same call twice one call.
  static let idempotencyKey = named("Idempotency-Key")
  /// Names a request in the log.
  static let requestID = named("X-Request-ID")
  /// What a page tells others of where a reader comes from.
  static let referrerPolicy = named("Referrer-Policy")

  private static func named(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is a field's name") }
    return name
  }
}
