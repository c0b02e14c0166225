import Inference
import Testing

private struct Line: Decodable {
  let text: String
  /// The first 8 of the reference's 384 numbers.
  let first: [Float]
  /// The cosine with the next line's vector.
  let next: Float
}

/// The golden is what `Benchmarks/Embeddings/compare.py goldens` writes; all numbers of 1,000 texts are
/// compared there.
@Suite(.enabled(if: RealModel.isThere, "the model is not in the cache; run \"make setup\""))
struct MiniLMGoldenTests {
  @Test(
    "Vectors are the reference implementation's",
    arguments: [(InferencePrecision.float32, Float(0.0005)), (.bfloat16, 0.005)])
  func golden(precision: InferencePrecision, tolerance: Float) async throws {
    let lines: [Line] = try EmbeddingsTests.golden(PackageResources.vectors_jsonl)
    #expect(lines.count == 40)
    let vectors = try await RealModel.load(precision).embed(lines.map(\.text))
    for (index, line) in lines.enumerated() {
      let first = Array(vectors[index].prefix(line.first.count))
      let farthest = zip(first, line.first).map { abs($0 - $1) }.max() ?? .infinity
      #expect(farthest <= tolerance, "\(line.text)")
      let lengths = (cosine(first, first) * cosine(line.first, line.first)).squareRoot()
      #expect(cosine(first, line.first) / lengths >= 0.999, "\(line.text)")
      let next = vectors[(index + 1) % vectors.count]
      #expect(abs(cosine(vectors[index], next) - line.next) <= tolerance, "\(line.text)")
    }
  }
}
