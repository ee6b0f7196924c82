"""Accounts as they were written before the IBAN, with the bank they are at."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

RECOGNIZER: Final = Recognizer(
    entity="BANK_ACCOUNT",
    version=1,
    source="Deutsche Bundesbank, Bankleitzahlen and account numbers (up to ten digits); ISO 9362 (BIC). The header decides",
    headers=words("kontonr kontonummer ktonr ktonummer kontono blz bankleitzahl bic swift swiftcode bankaccount"),
    chance=0.9,
    valid=("12345678", "0532013000", "770 500 00", "BYLADEM1SKB"),
    invalid=("1234", "Sparkasse", "12345678901"),
    pattern="^[0-9]{5,10}$|^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$",
    on="compact",
    room=Room(length=(5, 14), digits=(0, 10), letters=(0, 11)),
)
