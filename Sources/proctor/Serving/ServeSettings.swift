import Foundation
import HTTPAPI
import Logging
import PolicyFiles
import Proctoring
import SessionModel
import Speech
import Telemetry

/// All that a server or a worker is told, read once.
struct ServeSettings {
  let host: String
  let port: Int
  /// Where everything is kept.
  let data: DataFolder
  /// Certificate chain and key in PEM; nil serves without TLS.
  let tls: (certificate: String, key: String)?
  let logLevel: Logger.Level
  let logsAsJSON: Bool
  let deadlines: SessionDeadlines
  let framesPerSecond: Double
  let hasWorkers: Bool
  let api: APISettings
  let signOn: SignOnSettings?
  /// What other parts read for themselves.
  let environment: [String: String]

  /// Reads everything, and refuses what this program cannot do: a setting that did nothing would be worse.
  ///
  /// - Throws: ``SettingError``, `TelemetryError`, `PolicyFileError`.
  init(_ source: SettingSource, host: String? = nil, port: Int? = nil, data: DataFolder? = nil) throws {
    try Self.refuseUnknown(source)
    self.host = host ?? source.text(.host) ?? "127.0.0.1"
    self.port = try port ?? Int(source.number(.port, in: 0...65_535, usually: 8_080))
    self.data = data ?? DataFolder(source, given: nil)
    tls = try Self.tls(source)
    logLevel = try Logger.Level(word: source.text(.logLevel) ?? "info")
    logsAsJSON = try Self.logsAsJSON(source)
    deadlines = try Self.deadlines(source)
    framesPerSecond = try source.number(.framesPerSecond, in: 1...60, usually: 5)
    hasWorkers = try source.isOn(.workers, usually: true)
    environment = source.merged
    signOn = try SignOnSettings(source)
    let policy = try PolicyChoice.policy(file: nil, environment: environment)
    var api = APISettings(
      publicURL: try Self.publicURL(source), rubricVersion: source.text(.rubricVersion),
      policyVersion: policy.version, programVersion: Build.version)
    api.languages = Self.languages(environment)
    api.language = source.text(.whisperLanguage) ?? "en"
    api.mostRecordingBytes = Int(
      try source.number(.recordingGiB, in: 0.001...1_024, usually: 4) * 1_073_741_824)
    let rate = try source.number(.requestsPerSecond, in: 1...1_000_000, usually: 50)
    api.rate = RequestRate(perSecond: rate, burst: rate * 4)
    self.api = api
  }

  /// The policy of a version; nil where the program has none.
  static func policy(_ version: String) -> Policy? { try? PolicyDocument.builtIn(version: version) }

  /// The languages that the Whisper model of the settings writes down.
  private static func languages(_ environment: [String: String]) -> Set<String> {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let codes = letters.flatMap { first in letters.map { "\(first)\($0)" } } + ["auto"]
    return Set(
      codes.filter { (try? WhisperSettings(model: nil, language: $0, environment: environment)) != nil })
  }

  private static func refuseUnknown(_ source: SettingSource) throws {
    for name in [SettingName.minioEndpoint, .minioAccessKey, .minioSecretKey, .bucket, .bucketUsesTLS]
    where source.text(name) != nil {
      throw SettingError(
        name: name.rawValue,
        problem: "is set, but this version keeps clips and recordings in a folder only; unset it")
    }
    if try source.isOn(.ocr, usually: false) {
      throw SettingError(
        name: SettingName.ocr.rawValue, problem: "is on, but this version reads no text in frames; unset it")
    }
    // Speakers are told apart always: what another voice says is never the candidate's.
    _ = try source.isOn(.diarization, usually: true)
    if let device = source.text(.visionDevice), device.lowercased() != "cpu" {
      throw SettingError(
        name: SettingName.visionDevice.rawValue, problem: "must be cpu: this version has no other device")
    }
  }

  private static func tls(_ source: SettingSource) throws -> (certificate: String, key: String)? {
    switch (source.text(.tlsCertificate), source.text(.tlsKey)) {
    case (nil, nil): return nil
    case (let certificate?, let key?): return (certificate, key)
    case (nil, _):
      throw SettingError(name: SettingName.tlsCertificate.rawValue, problem: "is missing beside the key")
    case (_, nil):
      throw SettingError(name: SettingName.tlsKey.rawValue, problem: "is missing beside the certificate")
    }
  }

  private static func logsAsJSON(_ source: SettingSource) throws -> Bool {
    switch source.text(.logFormat) {
    case nil: return isatty(STDERR_FILENO) == 0
    case "json"?: return true
    case "text"?: return false
    default: throw SettingError(name: SettingName.logFormat.rawValue, problem: "must be json or text")
    }
  }

  private static func deadlines(_ source: SettingSource) throws -> SessionDeadlines {
    let days = try source.number(.retentionDays, in: 0...36_500, usually: 180)
    return SessionDeadlines(
      toBegin: .seconds(try source.number(.beginWithinHours, in: 0.01...87_600, usually: 168) * 3_600),
      silence: .seconds(try source.number(.silenceMinutes, in: 0.1...14_400, usually: 30) * 60),
      retention: days == 0 ? nil : .seconds(days * 86_400))
  }

  private static func publicURL(_ source: SettingSource) throws -> String? {
    guard let url = source.text(.publicURL) else { return nil }
    guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
      throw SettingError(name: SettingName.publicURL.rawValue, problem: "must begin with https:// or http://")
    }
    return url.hasSuffix("/") ? String(url.dropLast()) : url
  }
}

/// Where a server keeps everything.
struct DataFolder: Hashable {
  /// All of it, but for a database that lies elsewhere.
  let url: URL
  /// The database.
  let database: String
  /// Clips, recordings and reports.
  let blobs: URL
  /// The keys that tokens are signed with.
  let keys: String
  /// Work under way.
  let scratch: URL
  /// Which workers run, and what became of those that did.
  let runs: URL

  /// - Parameters:
  ///   - given: The folder from the command line; else PROCTOR_DATA, else the folder of the database.
  ///   - givenDatabase: The database from the command line; else PROCTOR_DATABASE, else the one in the folder.
  init(_ source: SettingSource, given: String?, database givenDatabase: String? = nil) {
    let usual = DatabaseOptions.defaultPath(environment: source.merged)
    let folder = given ?? source.text(.data) ?? URL(fileURLWithPath: usual).deletingLastPathComponent().path
    let isNamed = given != nil || source.text(.data) != nil
    database = givenDatabase ?? source.text(.database) ?? (isNamed ? folder + "/proctor.sqlite" : usual)
    url = URL(fileURLWithPath: folder, isDirectory: true)
    blobs = url.appending(path: "blobs")
    keys = url.appending(path: "keys").path
    scratch = url.appending(path: "scratch")
    runs = url.appending(path: "runs")
  }
}

/// A company's single sign-on.
struct SignOnSettings: Hashable {
  let issuer, audience, keysURL, subjectClaim: String
  let rolePath, hr, admin: [String]

  /// - Returns: nil where none is set.
  init?(_ source: SettingSource) throws {
    guard let issuer = source.text(.oidcIssuer) else {
      let others: [SettingName] = [
        .oidcAudience, .oidcKeys, .oidcRoleClaim, .oidcHR, .oidcAdmin, .oidcSubject,
      ]
      if let lonely = others.first(where: { source.text($0) != nil }) {
        throw SettingError(
          name: lonely.rawValue, problem: "is set without OIDC_ISSUER, so it would do nothing")
      }
      return nil
    }
    func needed(_ name: SettingName) throws -> String {
      guard let text = source.text(name) else {
        throw SettingError(name: name.rawValue, problem: "is missing beside OIDC_ISSUER")
      }
      return text
    }
    func list(_ name: SettingName, _ usual: String) -> [String] {
      (source.text(name) ?? usual).split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    self.issuer = issuer
    audience = try needed(.oidcAudience)
    keysURL = try needed(.oidcKeys)
    guard
      keysURL.hasPrefix("https://") || keysURL.hasPrefix("http://127.0.0.1")
        || keysURL.hasPrefix("http://localhost")
    else {
      throw SettingError(
        name: SettingName.oidcKeys.rawValue, problem: "must begin with https://: keys prove who may do what")
    }
    rolePath = (source.text(.oidcRoleClaim) ?? "roles").split(separator: ".").map(String.init)
    hr = list(.oidcHR, "hr")
    admin = list(.oidcAdmin, "admin")
    subjectClaim = source.text(.oidcSubject) ?? "sub"
  }
}
