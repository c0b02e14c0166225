/// Tokens and a key set that another implementation made: PyJWT 2.15.1 with cryptography 50.0.2. The keys of the outside
/// issuer are thrown away; ours is ``SampleKey``. All tokens were made at ``SampleTime/made`` for one hour.
enum Golden {
  static let ownKeyID = "x8os9SxIYZ15_3Vt6_LVWmhZkAS5zT8CfDTb6uBLOrU"
  static let keySet = #"""
    {"keys": [{"kty": "RSA", "use": "sig", "kid": "rsa-any", "n": "szwxWCaFyIDyG3MDaINGgDqmX75dlE9IIM4MS\#
    RULDsn1edGBatzJ2cIFuG0HTusRHGtPtkJ5qzSUI3XqdO0eJP0rJOR2DYtFiDTCsfiM2jdcqcBKE0aYKG5pCJ0lqK95m5axmlJ_O\#
    Va2Qdj8jjQuTNJs26UXMWEHNIGL7FIMe9KawI7CabbAs6_ZmsIUNteO8B2uKUWMR86e7atmam2W-6VUiDH6SrQb5Ti3-aUp8gpJ0\#
    llYBnGHYO_nE-pXwjuvW0LaZM1l_3bp4ewEEbWxGWHjKjS6jXkxd7JAcAgEbrwJRVkZfXddsy9J-uUdhOC-Jxk0aJAijQJHzdkYP\#
    HIpeQ", "e": "AQAB", "x5t": "ignored"}, {"kty": "EC", "crv": "P-256", "alg": "ES256", "kid": "ec-256\#
    ", "x": "dyQ413FuzPY9gTZIo389cqFTuXEyb-XR2iUtgaSRw9Q", "y": "RNxkvfAksSKO6TsOd2yEwcHxe35AwcDwZtcjLGl\#
    E8ew"}, {"kty": "EC", "crv": "P-384", "alg": "ES384", "kid": "ec-384", "x": "i_CAIgLnBvniYmhL5VCa72U\#
    jE1osTbByYucrS1a57CsD8IDx5GADi8p2EpW4AooF", "y": "isvUdTbNZTMWcX5-xJiT_doj8Z4qL1a2VDHkEUICNlf0JFr-Vq\#
    IkfOGpn9sTCnmo"}, {"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": "ed", "x": "QRjd5FVo4J9r9NRD\#
    S4hDXWdRus8tVyl31cSifBx82Dk"}, {"kty": "RSA", "use": "sig", "kid": "rsa-small", "n": "lFuUcuI6UWJCqr\#
    xJhTg6KuE0P2a8aKOg9KxAZj_ovvfOqAdOjqaoxRrvHiL0l4a_c2GZDadSOdokpSy7QIekeZKh1SZSjqjTnsxyTruaRHf9uEhqBo\#
    a9F_QRNEY5jV_OokThHLa8kQ1aJxrvakjhNVtimTWIw4VwFJiKYn7tpJM", "e": "AQAB"}]}
    """#
  static let ownCandidate = """
    eyJhbGciOiJFUzI1NiIsImtpZCI6Ing4b3M5U3hJWVoxNV8zVnQ2X0xWV21oWmtBUzV6VDhDZkRUYjZ1QkxPclUiLCJ0eXAiOiJK\
    V1QifQ.eyJpc3MiOiJodHRwczovL3Byb2N0b3IuZXhhbXBsZSIsImF1ZCI6InByb2N0b3IiLCJpYXQiOjE3NjQwMDAwMDAsImV4c\
    CI6MTc2NDAwMzYwMCwic3ViIjoiMDE4OTBhNWQtYWM5Ni03NzRiLWJjY2UtYjMwMjA5OWE4MDU3Iiwicm9sZSI6ImNhbmRpZGF0Z\
    SIsInNlc3Npb24iOiIwMTg5MGE1ZC1hYzk2LTc3NGItYmNjZS1iMzAyMDk5YTgwNTciLCJqdGkiOiJnb2xkZW4tMSJ9.o_4uuXR7\
    mL_q2Atu88AlrUtg-CMftNxH5cy0e0k_hSaCwnjje7dabefHcD8cJK8ydZsSU0cw6mVG0m_tvabQFA
    """
  static let ownService = """
    eyJhbGciOiJFUzI1NiIsImtpZCI6Ing4b3M5U3hJWVoxNV8zVnQ2X0xWV21oWmtBUzV6VDhDZkRUYjZ1QkxPclUiLCJ0eXAiOiJK\
    V1QifQ.eyJpc3MiOiJodHRwczovL3Byb2N0b3IuZXhhbXBsZSIsImF1ZCI6WyJvdGhlciIsInByb2N0b3IiXSwiaWF0IjoxNzY0M\
    DAwMDAwLCJleHAiOjE3NjQwMDM2MDAsInN1YiI6ImF0cyIsInJvbGUiOiJzZXJ2aWNlIiwibmJmIjoxNzY0MDAwMDAwfQ.GPuomD\
    4BuNCnXUSdhWJXB3YYzl5xLHNS9_MAH3f-xtJkNUdz4SY80ZhUuL25s8kpfUc5AOK80H2avkg5fwm0Gw
    """
  static let outsideRS256 = """
    eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYS1hbnkiLCJ0eXAiOiJKV1QifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiL\
    CJhdWQiOiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJlY\
    WxtX2FjY2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.ZIvkEP6MMMyqmaW3y0W3g7J2Hjil\
    BkTA9eBnEuDU2Fcn5EzInFuamNd6v8us9NHWoWJHUawMHUidQQs9HX72JkVzLvgGENDa2mWsHz6fTSC2kcDpRv_snmB28nbKaSlg\
    i5oGl1RJVbSJqd6E9N3MPd91_Aqe8BDxTtRYAvE1JIo2aw98N0ohCTC1pwDsZgfFZmHa_p9t8JXWPcPmgtuCmeEBpH7pX5GtYnw9\
    jDtVLZduoKPG98Q28BD_cNO4aRnlu6h32SOgC85USW9m3Peziq35kAYJu-zOW440AEe0fvJ-gAOOEaopQEsktjExy7CKG69gqfsU\
    fvqdnUjsOTeb6g
    """
  static let outsideRS384 = """
    eyJhbGciOiJSUzM4NCIsImtpZCI6InJzYS1hbnkiLCJ0eXAiOiJKV1QifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiL\
    CJhdWQiOiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJlY\
    WxtX2FjY2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.pSyDK_ISP26X_2KzxnNCjn4gJUy5\
    8Jrk3Fk7wxsqGMukXnnu-_KmGYgwnsw8ggRUVVBVz5gbaqmTSiAAFVarcu0oZkkF4bbigfVdcgY4NZsb6zizZWB7H4z-QXgD_Pv5\
    KjdM842xpK9ItFXxDxhwLeXGkjukRCRMW5Knb3_PKHm4yM0BqvzPFvBumwiBOmxBsQyfMRA6EJqipfRF3-1wnXtF52Jkttbg919D\
    wTTu-tJGT9rt96gAvD0wF1cQ7ndf2hgzYXGclEIuiSZ1ENYt_-KRdW6-QsurSko0_tCwtVqAlqRAQCufLeIf8meWFcXV-lmoXkko\
    7HKPX7KjHHBLnQ
    """
  static let outsideRS512 = """
    eyJhbGciOiJSUzUxMiIsImtpZCI6InJzYS1hbnkiLCJ0eXAiOiJKV1QifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiL\
    CJhdWQiOiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJlY\
    WxtX2FjY2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.H0hTzZoBoXWkahOy1bRmhxPBEYmg\
    788VVL9sdRdRLC0MkuZA_lzAz5q8Hzj-KJPs-gWZ3cdkIlmK5ByqDlBUv1l7n92WbEIpLfMkM1zkvNzzjTcLlHmCqlj19fkck56l\
    bmZuevoiY1QKwR1kj_B0db2uMIncoayLJ1BnivHTTlIjxzU-y9afgm6z_kUEZAljb9nA0wGGpcy2qB62qPZqA4vLXheMvkrDDqOU\
    5lfBUftCr6v9QmOWT__YmOdCCx0gpYtS8H-juJFGbtqfIKc_oyiM61XpcIhuSlC7Us03i-eRD_w95L74Kvbq01vvxhOjw3xGDADy\
    55_83WLrrFiHGQ
    """
  static let outsidePS256 = """
    eyJhbGciOiJQUzI1NiIsImtpZCI6InJzYS1hbnkiLCJ0eXAiOiJKV1QifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiL\
    CJhdWQiOiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJlY\
    WxtX2FjY2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.Gk6mhcH7SNmUaEO8i2X5Iwx73pcE\
    5HdN7PbNCi9jFnJ9IEHyHXGIg9QiOAJ__OxDJSdfFQjmJfs-ExfsDfWZtJQToB4RERgV2TBUfPl_J1OUacYLAJvJ3InoKl-l0ul_\
    fOAohopbBsg_QOMtwJ7MjU_n6d7f_bIGeNjgLNnrBASkCM3PNnL5g6-M7FcdIPXUCsZbxid8j8MlHkWsmLXjPJVKfnhUGaUSdV-X\
    Ab5f5amNQSSp7aIHUIJCBoPeYhRWGOTa7ehYPOE7rZombq2FJHuFohRiRBj21_FFaxLfUmKEmdLN2aHTu4VgjMu3-h0VmhqXwMCf\
    I6OKfgRLESia4g
    """
  static let outsideES256 = """
    eyJhbGciOiJFUzI1NiIsImtpZCI6ImVjLTI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJ\
    hdWQiOiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJlYWx\
    tX2FjY2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.nuI2kLLCp52OvYp-7Gj1SWTo-LO3-i\
    QzvuqKaYYWt3Kg_4emfZ3m9EtPi2GenEtQEvsG81ONvzJD5HSpgo0NBQ
    """
  static let outsideES384 = """
    eyJhbGciOiJFUzM4NCIsImtpZCI6ImVjLTM4NCIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJ\
    hdWQiOiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJlYWx\
    tX2FjY2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.2a4Jz_D2P026DSYBv97uL4m_7Vv5P_\
    WC7XW3o75tv80AoUEypaMdyJJNwrRAahmyesw441hhiRWMqPpZyJtnXSvgkTGd2JhGQvk82PJVbXKky8UJa-MTnNbZ_bLcUkv4
    """
  static let outsideEdDSA = """
    eyJhbGciOiJFZERTQSIsImtpZCI6ImVkIiwidHlwIjoiSldUIn0.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJhdWQi\
    OiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJlYWxtX2Fj\
    Y2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.SQkN4XONvoM_jsKpZbrfHSX1_7r9w0cCx8V\
    9V52ITesgMLtEVFjUsiua5MtTxKsDtC3J0K-5ZSuHvvDtqolZCA
    """
  static let outsideSmallRSA = """
    eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYS1zbWFsbCIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGU\
    iLCJhdWQiOiJwcm9jdG9yLWFwcCIsImlhdCI6MTc2NDAwMDAwMCwiZXhwIjoxNzY0MDAzNjAwLCJzdWIiOiJab1x1MDBlYiIsInJ\
    lYWxtX2FjY2VzcyI6eyJyb2xlcyI6WyJvZmZsaW5lIiwicHJvY3Rvci1yZXZpZXdlcnMiXX19.by4r-fmQ1piG0m7vIbgs1ZNeI5\
    ADwbyR8GMwhix_INSFY7qCXH2carsNNb-gc2ihljmlh9-A_qKzfLnyZesrI0Q8bxfIBLqUtXh1gSAuevn3nY0fQKa1NKKf-8-VNg\
    OQUCp9pMrfL-sxCxvi9rjkqb8QejpWkDb9TJZT9rAv62g
    """
}
