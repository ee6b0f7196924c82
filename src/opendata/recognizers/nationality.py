"""Citizenship: names of states, demonyms and vehicle or ISO codes."""

from typing import Final

from opendata.recognizers.base import Recognizer, Room, words

_STATES: Final = (
    "Afghanistan Ägypten Albanien Algerien Andorra Angola Argentinien Armenien Aserbaidschan Äthiopien "
    "Australien Bahrain Bangladesch Belarus Weißrussland Belgien Benin Bhutan Bolivien Bosnien Botsuana "
    "Brasilien Bulgarien "
    "Burundi Chile China Dänemark Deutschland Ecuador Eritrea Estland Finnland Frankreich Gabun Gambia "
    "Georgien Ghana Griechenland Großbritannien Guatemala Guinea Guyana Haiti Honduras Indien Indonesien "
    "Irak Iran Irland Island Israel "
    "Italien Jamaika Japan Jemen Jordanien Kambodscha Kamerun Kanada Kasachstan Katar Kenia Kirgisistan "
    "Kolumbien Kongo Kosovo Kroatien Kuba Kuwait Laos Lettland Libanon Liberia Libyen Liechtenstein "
    "Litauen Luxemburg Madagaskar Malawi "
    "Malaysia Mali Malta Marokko Mauretanien Mazedonien Nordmazedonien Mexiko Moldau Moldawien Mongolei "
    "Montenegro Mosambik Myanmar Namibia Nepal Neuseeland Nicaragua Niederlande Niger Nigeria Norwegen "
    "Österreich Pakistan Palästina Panama "
    "Paraguay Peru Philippinen Polen Portugal Ruanda Rumänien Russland Sambia Saudi-Arabien Schweden "
    "Schweiz Senegal Serbien Simbabwe Singapur Slowakei Slowenien Somalia Spanien Sudan Südafrika "
    "Südkorea Syrien Tadschikistan Taiwan Tansania "
    "Thailand Togo Tschad Tschechien Tunesien Türkei Turkmenistan Uganda Ukraine Ungarn Uruguay USA "
    "Usbekistan Venezuela Vietnam Zypern staatenlos ungeklärt unbekannt"
).split()
_LONG: Final = (
    "Russische Föderation",
    "Bosnien und Herzegowina",
    "Vereinigtes Königreich",
    "Vereinigte Staaten",
    "Vereinigte Staaten von Amerika",
    "Syrien, Arabische Republik",
    "Arabische Republik Syrien",
    "Iran, Islamische Republik",
    "Republik Moldau",
    "Sri Lanka",
    "Dominikanische Republik",
    "Elfenbeinküste",
    "Côte d'Ivoire",
    "Burkina Faso",
    "Sierra Leone",
    "Costa Rica",
    "El Salvador",
    "Korea, Republik",
    "Volksrepublik China",
    "Tschechische Republik",
    "Slowakische Republik",
    "Bundesrepublik Deutschland",
    "Bundesrep. Deutschland",
    "BR Deutschland",
    "BRD",
    "dt.",
    "dtsch.",
    "ohne Angabe",
    "Republik Kosovo",
    "Demokratische Republik Kongo",
    "Vereinigte Arabische Emirate",
)
_DEMONYMS: Final = (
    "deutsch österreichisch schweizerisch türkisch syrisch afghanisch irakisch iranisch polnisch "
    "rumänisch bulgarisch italienisch griechisch kroatisch serbisch bosnisch albanisch kosovarisch "
    "mazedonisch russisch ukrainisch ungarisch "
    "tschechisch slowakisch slowenisch spanisch portugiesisch französisch belgisch niederländisch "
    "luxemburgisch britisch irisch dänisch schwedisch norwegisch finnisch litauisch lettisch estnisch "
    "moldauisch georgisch armenisch "
    "aserbaidschanisch kasachisch usbekisch indisch pakistanisch bangladeschisch vietnamesisch "
    "chinesisch japanisch koreanisch thailändisch philippinisch indonesisch nigerianisch ghanaisch "
    "somalisch eritreisch äthiopisch kenianisch "
    "kamerunisch senegalesisch gambisch togoisch tunesisch marokkanisch algerisch ägyptisch libysch "
    "sudanesisch libanesisch jordanisch israelisch palästinensisch jemenitisch saudi-arabisch "
    "amerikanisch us-amerikanisch kanadisch "
    "mexikanisch brasilianisch argentinisch kolumbianisch peruanisch chilenisch kubanisch venezolanisch "
    "australisch neuseeländisch belarussisch weißrussisch montenegrinisch isländisch zyprisch maltesisch"
).split()
_SHORT: Final = (
    "dt. dtsch. österr. schweiz. türk. tuerk. syr. afgh. irak. iran. poln. rum. rumän. bulg. ital. griech. kroat. serb. "
    "bosn. alban. kosov. mazed. russ. ukr. ukrain. ungar. tschech. slowak. slowen. span. port. portug. franz. belg. "
    "niederl. luxemb. brit. ir. dän. schwed. norw. finn. lit. lett. estn. vietn. chin. jap. ind. pakist. marokk. tunes. "
    "alger. ägypt. liban. eritr. äthiop. somal. niger. ghan. amerik. bras."
).split()
_ENGLISH: Final = (
    "german austrian swiss turkish syrian afghan iraqi iranian polish romanian bulgarian italian greek croatian serbian "
    "bosnian albanian kosovar macedonian russian ukrainian hungarian czech slovak slovenian spanish portuguese french "
    "belgian dutch british irish danish swedish norwegian finnish lithuanian latvian estonian moldovan georgian armenian "
    "vietnamese chinese japanese korean thai indian pakistani bangladeshi nigerian ghanaian somali eritrean ethiopian "
    "tunisian moroccan algerian egyptian libyan lebanese jordanian israeli american canadian mexican brazilian colombian "
    "stateless"
).split()
_INHABITANTS: Final = tuple(
    "Deutscher/Deutsche Österreicher/Österreicherin Schweizer/Schweizerin Türke/Türkin Syrer/Syrerin Afghane/Afghanin "
    "Iraker/Irakerin Iraner/Iranerin Pole/Polin Rumäne/Rumänin Bulgare/Bulgarin Italiener/Italienerin Grieche/Griechin "
    "Kroate/Kroatin Serbe/Serbin Bosnier/Bosnierin Albaner/Albanerin Kosovare/Kosovarin Mazedonier/Mazedonierin Russe/Russin "
    "Ukrainer/Ukrainerin Ungar/Ungarin Tscheche/Tschechin Slowake/Slowakin Slowene/Slowenin Spanier/Spanierin "
    "Portugiese/Portugiesin Franzose/Französin Belgier/Belgierin Niederländer/Niederländerin Luxemburger/Luxemburgerin "
    "Brite/Britin Ire/Irin Däne/Dänin Schwede/Schwedin Norweger/Norwegerin Finne/Finnin Litauer/Litauerin Lette/Lettin "
    "Este/Estin Moldauer/Moldauerin Georgier/Georgierin Armenier/Armenierin Inder/Inderin Pakistaner/Pakistanerin "
    "Vietnamese/Vietnamesin Chinese/Chinesin Japaner/Japanerin Koreaner/Koreanerin Thailänder/Thailänderin "
    "Nigerianer/Nigerianerin Ghanaer/Ghanaerin Somalier/Somalierin Eritreer/Eritreerin Äthiopier/Äthiopierin "
    "Kameruner/Kamerunerin Tunesier/Tunesierin Marokkaner/Marokkanerin Algerier/Algerierin Ägypter/Ägypterin "
    "Libyer/Libyerin Libanese/Libanesin Jordanier/Jordanierin Israeli/Israelin Jemenit/Jemenitin Amerikaner/Amerikanerin "
    "Kanadier/Kanadierin Mexikaner/Mexikanerin Brasilianer/Brasilianerin Kolumbianer/Kolumbianerin "
    "Weißrusse/Weißrussin Belarusse/Belarussin Montenegriner/Montenegrinerin Staatenloser/Staatenlose".split()
)
CODES: Final = frozenset(
    "d deu de ger a aut at ch che i ita it f fra fr pl pol tr tur ua ukr rus ru ro rou rum bg bgr bul gr "
    "grc hr hrv cro srb rs bih ba al alb mk nmk kos rks xk h hun hu cz cze sk svk slo svn si e esp es p "
    "por pt b bel be nl nld l lux gb uk gbr irl ie dk s swe n nor fin "
    "lt ltu lv lva est ee syr sy afg af irq iq ir irn pk pak ind in vn vnm chn cn j jpn usa us nga ng "
    "gha gh som so er eri eth et ma mar tn tun dz alg et egy rl lbn hkj jor il isr yem md mda mda by blr "
    "ge geo arm az aze kz kaz th tha staatenlos xxa xxx 000 sonst ohne".split()
)

RECOGNIZER: Final = Recognizer(
    entity="NATIONALITY",
    version=1,
    source="§ 3 BMG No. 10; state and territory key of Destatis; ISO 3166. Personal only beside a person",
    headers=words(
        "staatsangehoerigkeit staatsang stang staatsbuergerschaft nationalitaet nation nat staatsangeh sta staangeh stangeh "
        "staag staatszugehoerigkeit citizenship nationality staatsan* geburtsland herkunftsland herkl gebland herkunft land"
    ),
    chance=0.1,
    valid=("deutsch", "syrisch", "Russische Föderation", "TR", "Polen", "staatenlos", "Kroate/Kroatin", "Griechin"),
    invalid=("Bamberg", "Ampel", "12"),
    words=(
        *(form for pair in _INHABITANTS for form in (pair, *pair.split("/"))),
        *_STATES,
        *_LONG,
        *_DEMONYMS,
        *(f"{one}e" for one in _DEMONYMS),
        *_SHORT,
        *_ENGLISH,
        *CODES,
    ),
    room=Room(length=(1, 40), digits=(0, 3), letters=(1, 40)),
)
