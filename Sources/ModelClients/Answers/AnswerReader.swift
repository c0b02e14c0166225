import Foundation

/// Reads JSON, and tells what is there when it is none.
struct AnswerReader {
  let server: ServerName

  /// Decodes a body or a line.
  func read<Answer: Decodable>(_: Answer.Type, from bytes: [UInt8]) throws(ModelClientError) -> Answer {
    let first = bytes.first { $0 > UInt8(ascii: " ") }
    guard let first else { throw .notJSON(server: server, found: "nothing") }
    if first == UInt8(ascii: "<") { throw .notJSON(server: server, found: "a web page") }
    do {
      return try JSONDecoder().decode(Answer.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, let context) {
      throw .wrongJSON(server: server, field: field(context.codingPath + [key]))
    } catch DecodingError.typeMismatch(_, let context) {
      throw .wrongJSON(server: server, field: field(context.codingPath))
    } catch DecodingError.valueNotFound(_, let context) {
      throw .wrongJSON(server: server, field: field(context.codingPath))
    } catch {
      let isOpen = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      throw .notJSON(server: server, found: isOpen ? "torn or broken JSON" : "something")
    }
  }

  /// Where in the answer; the names are our own, so nothing of the answer is told.
  private func field(_ path: [any CodingKey]) -> String {
    let names = path.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return names.isEmpty ? "an object" : names.joined(separator: ".").replacing(".[", with: "[")
  }
}
