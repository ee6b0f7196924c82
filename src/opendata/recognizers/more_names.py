"""Names that the kept packages lack: German, Franconian, Turkish, Arabic, Polish, Russian-German and other ones.

Written for this project from general knowledge of what is common in Germany; no person is meant. One string a language,
split at blanks.
"""

from typing import Final

FAMILY: Final[tuple[str, ...]] = (
    # older and younger ones, and of people from everywhere
    (
        "Albert Amon Amrhein Angerer Aßmann Aumüller Bäuerlein Bäumler Barnickel Bätz Bauernschmitt Baumüller Bayerlein "
        "Bechmann Beierlieb Beierlein Belzer Beßler Betzold Bezold Birkner Blümlein Böhnlein Böhnke Brandmeier "
        "Braunersreuther Bretscher Brückner Brütting Buchfelder Büttel Büttner Christ Dechant Deuber Dinkel Dippold Dittmann "
        "Dörfler Dörnhöfer Drummer Eichelsdörfer Eichelsbacher Eichler Eisenmann Eismann Engelhardt Englert Erlwein "
        "Eschenbacher Feulner Fiedler Finzel Fleischer Förtsch Frühwald Fuchsbauer Gäbelein Gagel Geheeb Geiselhart "
        "Geisler Geus Gick Giehl Goldfuß Goppert Götzelmann Gräbner Gradl Griesbach Großkopf Grünewald "
        "Güßregen Haberstroh Hahner Hammerand Hanft Harrer Hartlieb Haßfurther Heidenreich Heilmann Heinlein "
        "Helldörfer Hemmerlein Hennemann Herbig Hertel Herold Heumann Hirschmann Hofmeister Hohner Hölzlein Holler Hornung "
        "Höfler Hötzelein Hübschle Jäckel Jakobi Jungnickl Kandler Käppel Kastner Keilholz Kellermann "
        "Kempgen Kerling Kießling Kleinhenz Klüglein Knauer Knorr Kober Koller Kotschenreuther Krapp Krauß "
        "Kreuzer Kröner Kügler Kunzelmann Landgraf Lauger Leimbach Leisgang Leumer Lindwurm Linsenmeyer Lorber "
        "Ludewig Madlener Maisel Martinsen Mehringer Melber Merklein Meßthaler Michelbach Mönius Motschmann "
        "Mühlbauer Mümmelthey Nagengast Neder Neubauer Neudecker Neuner Nüssel Oberst Oetter Ottenweller Pechmann Petsch "
        "Pfaff Pfeuffer Pfohlmann Pfuhlmann Porzelt Postler Pröls Prechtel Pöhlmann Pülz Ramer Ramming Rattel Rehm Reindl "
        "Reinlein Reiser Rennert Richardt Rießner Röder Röhm Rösch Rötzer Rosenzweig Rothlauf Rübensaal "
        "Salberg Schäfferlein Schelter Schemm Scherbaum Scheuring Schick Schirmer Schlegelmilch Schleicher "
        "Schlereth Schmauser Schmittlutz Schmitz Schneiderbanger Schober Schönfelder Schrüfer Schubart Schuberth Schuhmacher "
        "Schütz Schwab Schwarzbauer Seelig Seiler Seubert Söder Sperber Stadelmann Steinbinder Steinhäuser "
        "Steinmetz Stengel Sterzer Stölzel Stößel Straßgütl Strößner Thein Thomann Tischler Trapper Treiber "
        "Übelacker Uhl Ullein Unterburger Wagenbrenner Walz Weber Wehner Weichlein Weierich Weigelt Weinrich "
        "Weisel Weißenberger Wendler Werthmann Wiegärtner Wiesmüller Windfelder Winkelmann Witzgall Wöhrl "
        "Wohlfahrt Wohlleben Wolfrum Wunderer Würffel Zehner Zeitler Zenkel Ziegmann Zilles Zimmet Zillig Zinner Zirk "
        "Zöllner Zoder "
    ),
    (
        "Özyürek Özdemir Öztürk Özkan Özer Yıldırım Yıldız Yılmaz Kaya Demir Çelik Şahin Aydın Arslan Doğan Kılıç Aslan Çetin "
        "Koç Kurt Özgür Polat Korkmaz Erdem Bulut Keskin Turan Güneş Aksoy Avcı Acar Bozkurt Coşkun Tekin Uçar "
        "Ünal Güler Karaca Topal Bayraktar Yavuz Toprak Altıntaş Karadağ Akgül Akyol Bilgin Ceylan Dursun Ekinci Gündoğdu "
    ),
    (
        "Al-Masri Masri Haddad Khoury Hamdan Shaheen Darwish Kassem Barakat Sabbagh Hariri Najjar Halabi Homsi Sharif Zahra "
        "Abboud Aoun Issa Saleh Mansour Rahman Rahimi Karimi Hosseini Ahmadi Mohammadi Rezai Noori Haidari Sultani Amiri Safi "
        "Popal Stanekzai "
    ),
    ("Nguyen Tran Pham Hoang Phan Dang Bui Ngo Duong Truong Dinh Trinh "),
    (
        "Tesfaye Gebremedhin Haile Kidane Woldemariam Ghebremeskel Mensah Owusu Boateng Asante Appiah Osei Okafor Okonkwo "
        "Adeyemi Eze Diallo Traoré Keita Konaté Camara Barry Ndiaye Diop "
    ),
    (
        "Ionescu Popescu Dumitru Constantin Radu Munteanu Dragomir Moldovan Ciobanu Rusu Petrović Jovanović Nikolić "
        "Marković Đorđević Stojanović Ilić Stanković Pavlović Kovačević Horvat Babić Marić Novak Kralj Berisha Krasniqi Gashi "
        "Hoxha Shala Morina Thaçi Kastrati Bytyqi Presti Esposito Russo Ferrari Bianchi Colombo Ricci Marino Greco Conti "
        "Costa Mancini Lombardi Moretti Barbieri Fontana Santoro Caruso Rizzo Shevchenko Kovalenko Bondarenko Tkachenko "
        "Kravchenko Oliynyk Shevchuk Polishchuk Melnyk Kovalchuk Boyko Tkachuk Marchenko Lysenko Wójcik Kowalczyk Kamiński "
        "Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Krawczyk Kaczmarek "
        "Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień "
        "Malinowski Jaworski Adamczyk Dudek Nowicki Pawlak Górski Witkowski Walczak Sikora Baran Rutkowski Michalak Szewczyk "
        "Ostrowski Tomaszewski Pietrzak Zalewski Wróblewski "
    ),
    # German, by and large the most common ones
    (
        "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer "
        "Richter Klein Wolf Schröder Neumann Schwarz "
        "Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid "
        "Schulze Maier Köhler Herrmann König Walter "
        "Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Weiss Jung Hahn Schubert Vogel Friedrich "
        "Keller Günther Frank Berger Winkler Roth Beck "
        "Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer "
        "Vogt Stein Jäger Otto Sommer Groß Seidel "
        "Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch "
        "Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer "
        "Ernst Hübner Kramer Peter Hansen Lindner Jansen Lutz Schilling Nagel Kern Riedel Thiel Fink Ott "
        "Böttcher Förster Beyer Schultz Ritter Götz Paul "
        "Stahl Ullrich Ulrich Nowak Haase Hesse Seifert Marx Thiele Dietz Hermann Ackermann Barth Reuter "
        "Brinkmann Gerlach Witt Hein Geiger Hauser "
        "Scherer Eckert Ebert Fiedler Röder Heinz Rudolph Metz Reinhardt Reinhard Dittrich Schütz Wirth "
        "Sander Bender Blum Kunz Reich Wolter Gruber "
        "Schramm Kaufmann Schlegel Eder Wimmer Rieger Moser Kirchner Lechner Mack Bock Stark Strauß Burger "
        "Kurz Zeller Bachmann Heller Krug Ehlers Rose "
        "Hofer Bayer Stumpf Jahn Appel Adam Baier Michel Brenner Conrad Steiner Rupp Merkel Vetter Noack "
        "Göbel Ahrens Bach Michels Rausch Knoll Kirsch "
        "Schütte Zimmer Heinze Henning Singer Urban Nickel Schenk Hess Heß Radtke Körner Wittmann Rauch "
        "Siebert Kruse Petersen Christiansen Hinz Popp "
        "Lenz Hammer Heim Kohl Kolb Probst Gebhardt Gabriel Wendt Wenzel Rapp Siegel Sturm Unger Wiese "
        "Zander Born Hirsch Maurer Philipp Benz Jakob Betz "
        "Stock Kopp Walther Behrens Wegner Wegener Mohr Brand Brandl Fritz Fritsch Freitag Ebner Hagen Heck "
        "Held Henkel Herbst Herzog Hoppe Jacob Jacobs "
        "Janssen Jost Kessler Kluge Köster Kunze Langer Linke Löffler Mayr Mertens Metzger Moritz Münch "
        "Naumann Oswald Pape Pieper Prinz Raabe Reimann "
        "Renner Riedl Rohde Rosenberger Runge Schade Schaller Scheffler Schick Schiller Schindler Schlüter "
        "Schön Schreiner Schuhmann Schumann Seitz "
        "Springer Stadler Steffen Stephan Stoll Straub Strobel Thieme Trautmann Völker Volk Wagenknecht "
        "Weigel Weis Wendel Wilke Will Wilhelm Wild Wunderlich "
        # Franconian and Upper Palatine
        "Dotterweich Dorsch Düthorn Dütsch Göller Göppner Griebel Gügel Güthlein Hofmockel Hoh Jungkunz Kaim "
        "Kestler Kohmann Kropf Leicht Löblein Lunz "
        "Merzbacher Nüßlein Oppelt Pager Porzner Raab Reichelt Rippstein Saffer Schauer Schmidtlein "
        "Schrenker Sebald Spörlein Stöcklein Stretz Tremel "
        "Utzmann Wagenhäuser Wiesneth Zapf Zeis Zwosta Thiem Dresel Bittel Knoblach Förtsch Endres Gerner "
        "Hümmer Derra Bräunig Deinlein Eichhorn "
        "Brehm Burkard Dauer Distler Döring Düsel Eberlein Eberth Fösel Fleischmann Först Friedmann Geßlein "
        "Gessner Göbhardt Gräf Grasser Gunzelmann "
        "Hattel Helmreich Hollfelder Holzschuh Hübschmann Kachelmann Kaiser Karmann Kauder Kupfer Lamprecht "
        "Lips Linz Lieb Lohneis Löhr Mahr Messingschlager "
        "Motschenbacher Nastvogel Neundörfer Nikol Nöth Ochs Ohlmann Panzer Pfister Pflaum Pickel Pitzer "
        "Prell Raithel Regus Reh Röckelein Roppelt "
        "Rosenbauer Roßmeißl Sauerbrey Schatz Scheer Schlund Schonath Schorn Schug Schwarzmann Seelmann "
        "Senger Stadter Starklauf Stenglein Sünkel Then "
        "Trunk Ultsch Viering Völkel Voran Wachter Weidner Weigmann Weinkamm Wernsdörfer Wich Wicht Will "
        "Wittig Wolfschmidt Würstlein Zahner Zenk Zirnsak "
        "Amon Backert Bayerlein Beetz Bezold Böhnlein Burgis Christa Dippold Ebitsch Erlwein Feulner "
        "Fleischer Förner Fuchs Gareis Geus Hader Hagel "
        "Haderlein Häfner Hennemann Heublein Höhn Hopf Hornung Jäcklein Kalb Kober Konrad Kolb Krapp Kremer "
        "Leistner Lindner Lorber Lurz Martin Meixner "
        "Michel Morgenroth Neubauer Neuner Oetter Ott Pieger Pröls Rehm Reinfelder Reinlein Reitz Ruß "
        "Salomon Sammet Schaible Scharf Scheuring Schirmer "
        "Schleicher Schlicht Schmauser Schober Schramm Schwab Schwanzer Seubert Sponsel Stang Stark Steger "
        "Stößel Teufel Trautner Uttinger Vogler Weiß "
        "Wehner Welsch Winkelmann Wirsching Wolfrum Zech Zimmermann Zöllner Zweyer Hetzel Hofknecht Igel "
        "Karl Kauper Kellermann Kraft Kügel Küfner"
    ),
    # Turkish
    (
        "Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin "
        "Kara Koç Kurt Özkan Şimşek Polat Korkmaz Özcan "
        "Çakır Erdoğan Yavuz Can Acar Şen Aktaş Güler Yalçın Güneş Bozkurt Bulut Keskin Ünal Turan Gül Tekin "
        "Özer Işık Kaplan Avcı Sarı Köse Ateş Taş "
        "Karaca Aksoy Coşkun Tunç Uçar Karataş Duman Erdem Toprak Yıldırımoğlu Güngör Demirci Altun Bayram "
        "Uysal Kahraman Karakaya Özgür Ekinci Bayrak "
        "Akın Sönmez Türk Aygün Gündüz Baran Ceylan Çiftçi Demirel Durmaz Er Eren Ersoy Genç Gökçe Gürbüz "
        "İnce Karabulut Karadağ Kartal Kocak Mutlu Oruç "
        "Özkaya Pektaş Savaş Soylu Tan Topal Topçu Ulusoy Ünlü Uslu Uzun Yaman Yazıcı Yiğit Yüksel Zengin "
        "Sezer Demirtaş Çoban Kaymaz Akbulut Akgül Alkan"
    ),
    # Arabic, Kurdish, Persian and African names as German offices write them
    (
        "Al-Hassan Alhamwi Almasri Alshami Alahmad Alali Alhussein Alkhatib Alsaleh Alsayed Alomar "
        "Alabdullah Hamdan Hussein Hussain Hassan Ahmad Ahmadi Ali "
        "Mohammad Mohammed Mohamed Mahmoud Ibrahim Khalil Khaled Saleh Salem Mansour Najjar Haddad Khoury "
        "Barakat Rahal Ghanem Issa Yassin Kassem Daoud "
        "Shahin Hamid Hamad Nasser Osman Othman Omar Youssef Yousef Younes Zaher Zein Abdallah Abdullah "
        "Abbas Abboud Akkad Amin Asaad Aziz Bakri Darwish "
        "Diab Fares Fayad Habib Hakim Halabi Harb Hijazi Jaber Jamal Karam Kanaan Kurdi Mahdi Maalouf Malik "
        "Mousa Mustafa Nassar Qasem Rashid Rahimi "
        "Rezai Karimi Hosseini Mohammadi Sabbagh Said Sayed Shami Sharif Sleiman Suleiman Taha Tahir Tamim "
        "Wahab Zaki Ziad El-Sayed El-Masri Ben-Salah "
        "Benali Bouazizi Haidari Noori Nazari Sultani Stanikzai Amiri Azizi Akbari Rahmani Sadat Yusufi "
        "Zadran Tesfaye Haile Gebre Abebe Bekele Kidane "
        "Okafor Adeyemi Mensah Diallo Traore Keita Camara Bah Sow Ndiaye Berhane Ghebreyesus Warsame Abdi Jama Farah Nur"
    ),
    # Polish, Czech, Balkan, Albanian, Romanian, Greek, Romance and Asian
    (
        "Nowak Kowalski Kowalska Wiśniewski Wiśniewska Wójcik Kowalczyk Kamiński Kamińska Lewandowski "
        "Lewandowska Zieliński Zielińska Szymański Szymańska "
        "Woźniak Dąbrowski Dąbrowska Kozłowski Kozłowska Jankowski Jankowska Mazur Wojciechowski "
        "Wojciechowska Kwiatkowski Kwiatkowska Krawczyk Kaczmarek "
        "Piotrowski Piotrowska Grabowski Grabowska Zając Pawłowski Pawłowska Michalski Michalska Król "
        "Wieczorek Jabłoński Jabłońska Wróbel Nowakowski "
        "Nowakowska Majewski Majewska Olszewski Olszewska Stępień Malinowski Malinowska Jaworski Jaworska "
        "Adamczyk Dudek Nowicki Nowicka Pawlak Górski "
        "Witkowski Witkowska Walczak Sikora Baran Rutkowski Michalak Szewczyk Ostrowski Tomaszewski Pietrzak "
        "Marciniak Wróblewski Zalewski Jakubowski "
        "Sadowski Zawadzki Duda Bąk Włodarczyk Borkowski Chmielewski Sokołowski Sawicki Kucharski "
        "Maciejewski Kubiak Kalinowski Wysocki Mazurek "
        "Novak Novotny Svoboda Dvořák Horvat Kovačević Kovačić Petrović Jovanović Nikolić Marković Đorđević "
        "Ilić Stanković Popović Pavlović Marić Jurić Babić "
        "Hadžić Hodžić Mehmedović Krasniqi Berisha Gashi Hoxha Shala Morina Kastrati Bytyqi Osmani Rexhepi "
        "Thaçi Zeqiri Selimi Ionescu Popescu Popa Pop Dumitru "
        "Stan Stoica Gheorghe Rusu Munteanu Radu Moldovan Constantin Marin Papadopoulos Nikolaidis Georgiou "
        "Dimitriou Ioannidis Pappas Garcia Lopez Martinez "
        "Rodriguez Fernandez Gonzalez Sanchez Perez Silva Santos Ferreira Pereira Oliveira Costa Rossi Russo "
        "Ferrari Esposito Bianchi Romano Ricci Marino "
        "Greco Bruno Gallo Conti De-Luca Mancini Giordano Rizzo Lombardi Moretti Leone Vitale Caruso Gentile "
        "Mariani D'Angelo Nguyen Tran Le Pham Hoang Phan Vu "
        "Vo Dang Bui Do Ho Ngo Duong Ly Singh Kumar Sharma Patel Khan Chen Wang Li Zhang Liu Yang Kim Park Lee Choi"
    ),
    # Russian and Russian-German
    (
        "Iwanow Iwanowa Ivanov Ivanova Petrow Petrowa Petrov Petrova Smirnow Smirnowa Smirnov Popow Popowa "
        "Popov Sokolow Sokolowa Sokolov Kusnezow Kusnezowa Kuznetsov "
        "Wassiljew Wassiljewa Vasiliev Morosow Morosowa Morozov Nowikow Nowikowa Novikov Fjodorow Fjodorowa "
        "Semjonow Semjonowa Alexejew Alexejewa Makarow Makarowa "
        "Stepanow Stepanowa Pawlow Pawlowa Lebedew Lebedewa Kosslow Koslow Koslowa Orlow Orlowa Sacharow "
        "Sacharowa Romanow Romanowa Wolkow Wolkowa Friesen Klassen "
        "Penner Dyck Wiebe Neufeld Reimer Janzen Schellenberg Rempel Kovalenko Bondarenko Schewtschenko "
        "Shevchenko Tkachenko Kravchenko Melnyk Boyko Lysenko"
    ),
)

GIVEN: Final[tuple[str, ...]] = (
    # older and younger ones, and of people from everywhere
    (
        "Adelgunde Adelheid Agathe Alban Albrecht Alfons Alma Aloisia Alwin Alwine Amalie Ambros Amalia Anneliese Annegret "
        "Annerose Ansgar Anselm Arnulf Balthasar Barbara Bartholomäus Benedikta Benno Berthold Bertold Bonifaz Bruni Burghard "
        "Burkhard Cäcilia Christl Cilli Coletta Dagobert Dietlinde Dietmar Dietrich Dorle Eberhard Edeltraud Edeltraut Edgar "
        "Edmund Eginhard Egon Ehrenfried Elfriede Elfi Ekkehard Elisabetha Elmar Emmeram Erdmute Erhard Erna Ernestine Erwine "
        "Eugen Eugenie Evi Ewald Falk Ferdinand Fidelis Franziska Fridolin Friedel Friedhelm Friedlinde Friedrun Fritzi "
        "Genoveva Gerda Gerlinde Gerold Gertraud Gertrud Gisbert Gislinde Godehard Gottfried Gotthard Gottlieb Gregor Gretel "
        "Gretl Gudrun Guntram Hadwig Hannelore Hansjörg Hansjürgen Harro Hartmut Hartwig Hartwin Heidelinde Heiderose Heidrun "
        "Heimo Heinz Helmtrud Helga Heribert Herlinde Hermine Hertha Hilarius Hildburg Hilde Hildegund Hiltrud Hubertus Ignaz "
        "Ilselore Imelda Immanuel Ingeborg Ingelore Ingrun Irmengard Irmhild Irmi Isolde Jobst Jochen Jörn Josefa Josefine "
        "Jutta Käthe Karlheinz Kaspar Katharina Klothilde Konrad Konstanze Kreszentia Kreszenz Kunibert Kunigunde Lambert "
        "Leberecht Leonhard Leopoldine Liebgard Lieselotte Linus Lorle Lothar Ludger Luitgard Luitpold Lukrezia Magdalena "
        "Manfred Margarethe Margit Margot Marlies Mathilde Mechtild Meinhard Meinrad Melchior Meta Nikolaus Norbert Notburga "
        "Oda Oskar Ortrud Ortrun Ortwin Ottmar Otmar Ottokar Ottilie Pankraz Philomena Rainer Reinhild Reinhold Renate Resi "
        "Rosalinde Roswita Rotraud Rudi Ruthild Schorsch Sebald Selma Siegbert Siegfried Sieghard Siegrun Sigrun Sigmund "
        "Sixtus Stilla Tassilo Theodora Thekla Theres Traudl Trude Udo Ulrike Ursel Valentin Veit Veronika Viktoria Vinzenz "
        "Volkmar Volker Waldemar Waldtraud Walpurga Waltraud Wendelin Werner Wigbert Wilfried Wilhelmine Willibald Wiltrud "
        "Winfried Wolfhard Wolfram Wunibald Xaver Zacharias Zita "
    ),
    (
        "Alina Amelie Anouk Arian Bela Carlotta Charlotte Clea Elian Elif Ella Emilian Enes Fenja Finja Finn Frieda Hailey "
        "Hanna Ilias Janne Jannis Jarne Joris Jule Junis Kaja Karla Kian Lars Leevi Lene Leni Levin Liam Lia Linnea Lio Lotta "
        "Luan Luca Malia Malik Malte Marlene Marla Mats Matteo Mattis Mika Mila Milan Milo Mina Nele Nelio Nila Nils Noah "
        "Nora Oskar Paula Pepe Pia Rosalie Samu Sophie Taja Tamino Thea Theo Tilda Till Tjark Tom Valentina Vincent Wanja "
        "Yara Yuna Zoe "
    ),
    (
        "Duc Minh Tuan Hung Huong Linh Thuy Trang Quang Phuong Thanh Ngoc Hoang Hanh Hieu Khanh Loan Nhung Oanh Quoc Quynh "
        "Tam Thao Thi Thu Tien Toan Tran Trinh Tung Tuyet Van Viet Xuan Yen "
    ),
    (
        "Tigist Kwame Kofi Ama Akosua Abena Yaw Kwaku Abeba Selam Mulugeta Tesfay Berhane Haile Yonas Senait Hiwet Rahwa "
        "Merhawi Filmon Samrawit Biniam Chidi Ngozi Chioma Emeka Ifeoma Oluwaseun Adebayo Amara Fatou Mamadou Aissatou "
        "Ousmane Ibrahima Awa Moussa Aminata Boubacar Souleymane Mariama Cheikh "
    ),
    (
        "Rim Reem Nour Noor Rania Hala Ghassan Iyad Bassam Wael Firas Rami Amjad Anas Qusai Hazem Ziad Yara Lubna Rasha Manal "
        "Hanan Ibtisam Khadija Zahra Fatemeh Parisa Shirin Behzad Navid Farhad Nasrin Mahdi Reza Hossein Ehsan Zarifa Shabnam "
        "Gulalai Ahmadullah Najibullah Esmatullah "
    ),
    (
        "Büşra Merve Kübra Esra Tuğba Özlem Sevgi Gülsüm Hatice Havva Şerife Nurten Songül Yıldız Serkan Volkan Gökhan Tolga "
        "Onur Uğur Burak Barış Ozan İlker İlhan Cem Cengiz Erdoğan Hüseyin İbrahim Ramazan Süleyman Şükrü Turgut Yavuz Hakan "
        "Berkay Emirhan Yusuf Elanur Nisanur "
    ),
    (
        "Jelena Dragana Snežana Slavica Gordana Zorica Milica Branka Ljiljana Vesna Biljana Danijela Dejan Goran Zoran "
        "Slobodan Nenad Miroslav Bojan Darko Mladen Predrag Mirela Florin Ionela Ionut Cristina Gheorghe Vasile Costel "
        "Marinela Mihaela Daniela Ovidiu Dorin Nicolae Ileana Viorica Marius Catalin Razvan Bogdan Adrian Lenuta Liliana "
        "Oxana Oksana Olha Natalija Iryna Svitlana Halyna Ljudmyla Mykola Serhij Andrij Volodymyr Oleksandr Dmytro Taras "
        "Bohdan Yevhen Zbigniew Wioletta Grażyna Bożena Jadwiga Halina Krystyna Mieczysław Stanisław Wiesław Zdzisław Czesław "
        "Bogumiła Danuta Elżbieta Kazimierz Leszek Mirosław Sławomir Włodzimierz Concetta Carmela Immacolata Assunta "
        "Salvatore Gaetano Carmelo Calogero Domenico Pasquale Raffaele Vincenzo Filomena "
    ),
    # short forms, as people sign
    ("Moni Tobi Matze Andi Basti Flo Hansi Schorsch Wolfi Manni Bini Conni Vroni Lisl Michi Sigi Siggi Ulli Ralfi"),
    (
        "Abeer Abdulrahman Adnan Ahmad Ahmed Aischa Aisha Alaa Ali Amal Amina Amira Amir Anas Asma Aya Ayman "
        "Bassam Bilal Bushra Dalia Dina Dunja Elif Emine Esra "
        "Fadi Farah Faris Fatima Fatma Ghassan Hadi Haitham Hala Hamza Hanan Hani Hasan Hassan Hiba Hussein "
        "Ibrahim Iman Jamal Kamal Karim Khadija Khaled Khalil "
        "Laila Layla Leyla Lina Maha Mahmoud Majd Malik Manal Mariam Maryam Mazen Mohammad Mohammed Mohamed "
        "Mona Mousa Mustafa Nabil Nadia Nadine Nour Noor Omar Osama "
        "Qusai Rami Rana Rania Rasha Reem Rima Roula Saad Safa Said Salim Salma Samar Sami Samira Sara "
        "Suheil Suleiman Taha Tarek Tariq Walid Wael Yahya Yasin Yasmin "
        "Youssef Yousef Yusuf Zahra Zainab Zaid Ziad Zeynep Ahmet Mehmet Hüseyin Mustafa Ömer Emre Tolga "
        "Gökhan Orhan Songül Tülay Hülya Ayşe Zehra Deniz Kemal Anil "
        "Wolfram Walburga Notburga Gangolf Kunigunde Burkard Burkhard Kilian Korbinian Otmar Ottmar Lothar "
        "Luitpold Veit Sepp Resi Creszentia Edeltraud Irmgard Gertraud "
        "Ottilie Henriette Mathilda Roswitha Hannelore Heidemarie Ingeborg Liselotte Waltraud Reinhilde "
        "Rosalinde Friedbert Hartmut Volkmar Ortwin Gerlinde Gunda Adelgunde "
        "Swetlana Ljudmila Tatjana Walentina Gennadij Wladimir Dmitrij Jewgenij Jewgenia Nikolaj Sergej "
        "Andrej Aleksej Anatoli Artur Ekaterina Oksana Olena Taras Ruslan Timur "
        "Katarzyna Małgorzata Agnieszka Bożena Danuta Iwona Kinga Zofia Przemysław Zbigniew Sławomir Leszek "
        "Jacek Marcin Tomasz Grzegorz Wojciech Krzysztof Stanisław Damian "
        "Valon Florentina Ivana Slobodan Zoran Dragan Goran Milena Snežana Ionut Mihai Priya Linh Thi Minh "
        "Hoa Pilar Aurelie Concetta Calogero Nunzio Pasquale Rosaria Gianluca "
        "Giovanni Davide Elisa Francesca Matteo Luigi Claudio Chiara Lwam Selam Yonas Dawit Hana Bereket "
        "Abdi Ayaan Hodan Amadou Fatou Mariama Kofi Chinedu Ngozi Imke Malte Ole "
        "Jule Ronja Romy Frieda Mathilda Levin Finn Thore Lasse Birte Wiebke Heike Antje Silke Maike Uta "
        "Jörg Ingo Ronny Mandy Cindy Enrico Maik Silvio Sandro Jana Anja Katja"
    ),
)
