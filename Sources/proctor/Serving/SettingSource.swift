import Foundation
import Yams

/// A setting that cannot be used: which one, and what to do.
struct SettingError: Error, CustomStringConvertible {
  let name: String
  let problem: String

  var description: String { "\(name) \(problem)" }
}

/// Where settings come from: the environment, over a file of the same names, over nothing.
struct SettingSource {
  private let environment: [String: String]
  private let file: [String: String]

  /// Reads a file of settings, where one is named: a flat YAML document of the names that the environment has.
  ///
  /// - Throws: ``SettingError``.
  init(environment: [String: String], file path: String?) throws {
    self.environment = environment
    file = try path.map(Self.read) ?? [:]
    for name in file.keys.sorted() where !SettingName.all.contains(name) {
      throw SettingError(
        name: path ?? "", problem: "holds \"\(name)\", which is no setting; docs/operating.md lists all")
    }
  }

  /// All settings as an environment, for what reads its own.
  var merged: [String: String] { file.merging(environment) { $1.isEmpty ? $0 : $1 } }

  /// A text; nil where it is not set, or set to nothing.
  func text(_ name: SettingName) -> String? {
    environment[name.rawValue].flatMap { $0.isEmpty ? nil : $0 }
      ?? file[name.rawValue].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A number in its range.
  func number(_ name: SettingName, in range: ClosedRange<Double>, usually usual: Double) throws -> Double {
    guard let text = text(name) else { return usual }
    guard let number = Double(text), number.isFinite, range.contains(number) else {
      throw SettingError(
        name: name.rawValue,
        problem: "must be a number from \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound))")
    }
    return number
  }

  /// Yes or no.
  func isOn(_ name: SettingName, usually usual: Bool) throws -> Bool {
    switch text(name)?.lowercased() {
    case nil: usual
    case "true", "1", "yes", "on": true
    case "false", "0", "no", "off": false
    default: throw SettingError(name: name.rawValue, problem: "must be true or false")
    }
  }

  private static func shown(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }

  private static func read(_ path: String) throws -> [String: String] {
    guard let content = FileManager.default.contents(atPath: path), content.count <= 65_536,
      let text = String(validating: content, as: UTF8.self)
    else {
      throw SettingError(name: path, problem: "cannot be read, is larger than 64 KiB, or is no UTF-8 text")
    }
    do {
      let node = try Yams.compose(yaml: text)
      var values: [String: String] = [:]
      for (key, value) in node?.mapping ?? [:] {
        guard let name = key.string, let scalar = value.scalar?.string,
          values.updateValue(scalar, forKey: name) == nil
        else {
          throw SettingError(name: path, problem: "must hold lines of the form NAME: value, each name once")
        }
      }
      return values
    } catch let error as SettingError {
      throw error
    } catch {
      throw SettingError(name: path, problem: "is no YAML document")
    }
  }
}

/// Every setting that the server reads.
enum SettingName: String, CaseIterable {
  case host = "PROCTOR_HOST"
  case port = "PROCTOR_PORT"
  case publicURL = "PROCTOR_PUBLIC_URL"
  case data = "PROCTOR_DATA"
  case database = "PROCTOR_DATABASE"
  case models = "PROCTOR_MODELS"
  case tlsCertificate = "PROCTOR_TLS_CERTIFICATE"
  case tlsKey = "PROCTOR_TLS_KEY"
  case logLevel = "PROCTOR_LOG_LEVEL"
  case logFormat = "PROCTOR_LOG_FORMAT"
  case retentionDays = "PROCTOR_RETENTION_DAYS"
  case beginWithinHours = "PROCTOR_BEGIN_WITHIN_HOURS"
  case silenceMinutes = "PROCTOR_SILENCE_MINUTES"
  case framesPerSecond = "PROCTOR_FRAMES_PER_SECOND"
  case recordingGiB = "PROCTOR_RECORDING_GIB"
  case requestsPerSecond = "PROCTOR_REQUESTS_PER_SECOND"
  case workers = "PROCTOR_WORKERS"
  case policyVersion = "POLICY_VERSION"
  case rubricVersion = "RUBRIC_VERSION"
  case oidcIssuer = "OIDC_ISSUER"
  case oidcAudience = "OIDC_AUDIENCE"
  case oidcKeys = "OIDC_JWKS_URL"
  case oidcRoleClaim = "OIDC_ROLE_CLAIM"
  case oidcHR = "OIDC_HR_ROLES"
  case oidcAdmin = "OIDC_ADMIN_ROLES"
  case oidcSubject = "OIDC_SUBJECT_CLAIM"
  case diarization = "ENABLE_DIARIZATION"
  case ocr = "ENABLE_OCR"
  case visionDevice = "VISION_DEVICE"
  case whisperModel = "WHISPER_MODEL"
  case whisperLanguage = "WHISPER_LANGUAGE"
  case whisperDevice = "WHISPER_DEVICE"
  case whisperComputeType = "WHISPER_COMPUTE_TYPE"
  case ollamaURL = "OLLAMA_API_URL"
  case ollamaModel = "OLLAMA_MODEL"
  case ollamaKey = "OLLAMA_API_KEY"
  case ollamaTimeout = "OLLAMA_TIMEOUT_SECONDS"
  case openAIURL = "OPENAI_API_URL"
  case openAIModel = "OPENAI_MODEL"
  case openAIKey = "OPENAI_API_KEY"
  case openAITimeout = "OPENAI_TIMEOUT_SECONDS"
  case minioEndpoint = "MINIO_ENDPOINT"
  case minioAccessKey = "MINIO_ACCESS_KEY"
  case minioSecretKey = "MINIO_SECRET_KEY"
  case bucket = "S3_BUCKET"
  case bucketUsesTLS = "S3_USE_SSL"

  static let all = Set(allCases.map(\.rawValue))
}
