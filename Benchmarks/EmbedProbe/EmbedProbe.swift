import Embeddings
import Foundation
import Inference
import ModelCatalog

/// What the tokenizer and the model make of texts, for scripts that compare them with others.
///
///     embed-probe tokens [--limit N]              the numbers of each text's pieces, spaces between
///     embed-probe vectors [--precision bf16|f32]  the vector of each text, spaces between
///     embed-probe speed [--precision bf16|f32]    texts a CPU-second by number of tokens; reads nothing
///
/// Texts are read from standard input, a line each; a line that begins with a quotation mark is a JSON
/// string. The models lie where `PROCTOR_MODELS` says, or in the cache.
@main
struct EmbedProbe {
  private static let arguments = Array(CommandLine.arguments.dropFirst())

  static func main() async throws {
    let store = ModelStore(
      folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
    switch arguments.first {
    case "tokens": try printTokens(store)
    case "vectors": try await printVectors(store)
    case "speed": try await measure(store)
    default:
      FileHandle.standardError.write(
        Data("usage: embed-probe tokens [--limit N] | vectors | speed [--precision bf16|f32]\n".utf8))
      exit(64)
    }
  }

  private static func printTokens(_ store: ModelStore) throws {
    let file = try store.verifiedFile(named: "embedding-minilm-vocabulary")
    let tokenizer = WordPieceTokenizer(try WordPieceVocabulary(contentsOf: file))
    let limit = option("--limit").flatMap(Int.init) ?? .max
    while let text = try nextText() {
      print(tokenizer.tokens(of: text, atMost: limit).map(String.init).joined(separator: " "))
    }
  }

  private static func printVectors(_ store: ModelStore) async throws {
    let embedding = try embedding(store)
    while let text = try nextText() {
      for vector in try await embedding.embed([text]) {
        print(vector.map { String($0) }.joined(separator: " "))
      }
    }
  }

  /// A word of one piece repeated, so that the number of tokens is exact. The best of five rounds counts:
  /// others share the processor.
  private static func measure(_ store: ModelStore) async throws {
    let embedding = try embedding(store)
    for tokens in [32, 64, 128, 192, 256] {
      let text = Array(repeating: "time", count: tokens - 2).joined(separator: " ")
      let texts = Array(repeating: text, count: 50)
      _ = try await embedding.embed(texts)
      var best = Double.infinity
      for _ in 0..<5 {
        let before = clock()
        _ = try await embedding.embed(texts)
        best = min(best, Double(clock() - before) / Double(CLOCKS_PER_SEC) / Double(texts.count))
      }
      print("\(tokens) tokens: \(Int((1 / best).rounded())) texts a CPU-second")
    }
  }

  private static func embedding(_ store: ModelStore) throws -> MiniLMEmbedding {
    let precision = option("--precision").flatMap(InferencePrecision.init) ?? .bfloat16
    return try MiniLMEmbedding(try InferenceEngine(store: store), store: store, precision: precision)
  }

  private static func nextText() throws -> String? {
    guard let line = readLine() else { return nil }
    guard line.utf8.first == UInt8(ascii: "\"") else { return line }
    return try JSONDecoder().decode(String.self, from: Data(line.utf8))
  }

  private static func option(_ name: String) -> String? {
    guard let index = arguments.firstIndex(of: name), index + 1 < arguments.count else { return nil }
    return arguments[index + 1]
  }
}
