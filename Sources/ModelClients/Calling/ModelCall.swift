import Foundation

/// One request of an API.
struct ModelCall: Sendable {
  /// Behind the server's address.
  let path: String
  /// JSON that is sent; nil asks for something.
  let body: Data?

  /// Asks for something.
  init(get path: String) {
    self.path = path
    body = nil
  }

  /// Sends JSON.
  ///
  /// - Parameter raw: members that are JSON already, set behind the others. A schema is sent as it was written,
  ///   because servers let the model write the properties in the order in which they stand.
  init(post path: String, _ content: some Encodable, raw: [(name: String, json: String)] = []) throws {
    self.path = path
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = try encoder.encode(content)
    for (name, json) in raw {
      data.removeLast()  // The closing brace.
      data.append(contentsOf: ",\"\(name)\":\(json)}".utf8)
    }
    body = data
  }

  /// A schema and the type that it asks for, once it is sure that it is a JSON object: what is spliced into a request must
  /// not end it.
  static func checked(schema: String) throws(ModelClientError) -> (schema: String, type: String?) {
    guard let object = (try? JSONSerialization.jsonObject(with: Data(schema.utf8))) as? [String: Any] else {
      throw .badRequest(why: "its schema is no JSON object")
    }
    return (schema, object["type"] as? String)
  }
}
